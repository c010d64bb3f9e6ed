import type { Reason } from './api-error.ts';

/**
 * How a page was come by: asked for now (to be kept or not), from memory, from the table of all sandboxes, together with another request
 * that already asked, or from memory although it is past its time.
 */
export type CacheState = 'off' | 'miss' | 'hit' | 'table' | 'shared' | 'stale';

/** Why a page past its time is answered: the refusal that it stands in for, or that it is not its turn to be looked at again. */
export type StaleBecause = Reason | 'not-due';

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
  /** Absent when there was neither a page in memory nor a call for one. */
  cache?: CacheState;
  /** Whole seconds since AppIntegrations said what the page says; only of pages. */
  age?: number;
  /** Why a page past its time was answered. */
  why?: StaleBecause;
  /** Why the table of all sandboxes is left alone from this request on. */
  table?: string;
  /** Absent when nothing was asked of AppIntegrations for this request. */
  upstream?: UpstreamTrace;
  /** Milliseconds from the event to the answer. */
  ms: number;
}
