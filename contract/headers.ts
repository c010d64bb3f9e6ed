/** Response headers a page on another origin may read. Source: Fetch standard, CORS-safelisted response headers. */
export const EXPOSED_HEADERS = [
  'Age',
  'Cache-Status',
  'ETag',
  'Retry-After',
  'x-amzn-ErrorType',
  'x-amzn-RequestId',
] as const;

/** What `Cache-Status` (RFC 9211) calls the function. */
export const CACHE_NAME = 'appintegrations-bff';

/**
 * The `detail` of a stale page there: what AppIntegrations, or the way to it, did in place of a newer page; or that its budget was used up; or
 * that other pages are first.
 */
export type StaleBecause =
  | `upstream-${'budget' | 'fault' | 'malformed' | 'throttled' | 'timeout' | 'unreachable'}`
  | 'not-due';

/**
 * Request headers a page on another origin may send: a bearer token, revalidation, what SigV4 signs, and where a trace
 * goes on: libraries that watch a page (CloudWatch RUM, OpenTelemetry) add these to its every request.
 */
export const ALLOWED_REQUEST_HEADERS = [
  'Authorization',
  'Content-Type',
  'If-None-Match',
  'X-Amz-Content-Sha256',
  'X-Amz-Date',
  'X-Amz-Security-Token',
  'X-Amz-User-Agent',
  'X-Amzn-Trace-Id',
  'traceparent',
  'tracestate',
] as const;

/** Seconds a browser may remember a preflight's answer: the most that Chromium keeps one. */
export const PREFLIGHT_MAX_AGE_SECONDS = 7200;
