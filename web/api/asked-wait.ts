import { isAssociationsError } from '../../client/index.ts';

/** A day. Browsers take a wait of more than 24 days for none at all, and would ask again at once, and again. */
const MOST_MS = 24 * 3600 * 1000;

/** For how many milliseconds the API wants to be left alone, by `Retry-After` of a failure. */
export function askedWaitMs(error: unknown): number {
  return isAssociationsError(error) ? Math.min((error.retryAfter ?? 0) * 1000, MOST_MS) : 0;
}
