import type { APIGatewayProxyResult } from 'aws-lambda';

import type { ErrorBody } from '../../contract/error-body.ts';
import { matchesTag } from '../../contract/match-tag.ts';
import type { ApiError } from '../api-error.ts';
import type { Page } from '../list-page.ts';
import { freshnessHeaders } from './freshness-headers.ts';

/**
 * The 200 of a page, or 304 when the caller has it already.
 *
 * @param freshSeconds - how long a page is fresh.
 */
export function pageResponse(
  page: Page,
  freshSeconds: number,
  ifNoneMatch: string | undefined,
): APIGatewayProxyResult {
  const headers: Record<string, string> = freshnessHeaders(page, freshSeconds);
  const { text, etag } = page.body;
  if (etag) {
    headers['ETag'] = etag;
    if (ifNoneMatch !== undefined && matchesTag(ifNoneMatch, etag))
      return { statusCode: 304, headers, body: '' };
  }
  headers['Content-Type'] = 'application/json';
  return { statusCode: 200, headers, body: text };
}

/** What @middy/http-error-handler needs to answer with the contract's error. */
export function httpError(error: ApiError, requestId: string) {
  const body: ErrorBody = { message: error.message, code: error.code, requestId };
  if (error.issues) body.issues = error.issues;
  const headers: Record<string, string> = { 'x-amzn-ErrorType': error.code, 'Cache-Control': 'no-store' };
  if (error.retryAfterSeconds !== undefined) headers['Retry-After'] = String(error.retryAfterSeconds);
  return { statusCode: error.status, message: JSON.stringify(body), headers, expose: true };
}
