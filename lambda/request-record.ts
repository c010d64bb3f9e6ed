import type { Reason } from './api-error.ts';

/** How a page was come by: asked for now, from memory, or together with another request that already asked. */
export type CacheState = 'off' | 'miss' | 'hit' | 'shared';

/** What the log says of the calls made for one page. */
export interface UpstreamTrace {
  /** AWS's request id and status of the last answer, if one came. */
  requestId?: string;
  status?: number;
  attempts: number;
  /** Milliseconds, all attempts together. */
  ms: number;
}

/**
 * What the log says of one request: enough for an on-call person, and nothing that is secret. No cursor, no
 * upstream token, no header of the caller's.
 */
export interface RequestRecord {
  /** What the caller sees as `requestId` and `x-amzn-RequestId`. */
  requestId: string;
  /** HTTP status. */
  status: number;
  /** Error code, and why; only on errors. */
  code?: string;
  reason?: Reason;
  /** What only the log may say of an error. */
  detail?: string;
  /** AppIntegrations' name of what was asked for; absent where the event names no route. */
  operation?: string;
  cursor: 'absent' | 'opened' | 'refused';
  /** Absent when no page was looked for. */
  cache?: CacheState;
  /** Absent when nothing was asked of AppIntegrations for this request. */
  upstream?: UpstreamTrace;
  /** Milliseconds from the event to the answer. */
  ms: number;
}
