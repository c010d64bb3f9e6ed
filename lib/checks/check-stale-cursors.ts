import type { Duration } from 'aws-cdk-lib';

import { settings } from '../../contract/settings.ts';
import type { AssociationsApiProps } from '../associations-api-props.ts';
import { DEFAULT_PAGE_CACHE_SECONDS } from '../function/function-environment.ts';
import { inWords } from './check-ranges.ts';

type Durations = Pick<AssociationsApiProps, 'cursorLifetime' | 'pageCache' | 'stageCacheTtl'>;

/**
 * A kept page holds the cursor it was first sent with, which must still open when the page is sent for the last time.
 *
 * @returns what is wrong if it may not; tokens pass
 */
export function staleCursorProblem({ cursorLifetime, pageCache, stageCacheTtl }: Durations) {
  if ([cursorLifetime, pageCache, stageCacheTtl].some((duration) => duration?.isUnresolved()))
    return undefined;
  const lifetime = inMs(cursorLifetime, settings.CURSOR_TTL_SECONDS.default);
  const kept = inMs(pageCache, DEFAULT_PAGE_CACHE_SECONDS) + inMs(stageCacheTtl, 0);
  if (kept < lifetime) return undefined;
  const keep = stageCacheTtl === undefined ? 'pageCache keeps' : 'pageCache and stageCacheTtl together keep';
  return (
    'cursorLifetime must be longer than pages are kept, or they hold cursors that have expired: it is ' +
    `${inWords(lifetime)}, and ${keep} them ${inWords(kept)}.`
  );
}

function inMs(duration: Duration | undefined, usualSeconds: number): number {
  return duration?.toMilliseconds({ integral: false }) ?? usualSeconds * 1000;
}
