import type { Duration } from 'aws-cdk-lib';

import type { AssociationsApiProps } from '../associations-api-props.ts';
import {
  DEFAULT_PAGE_CACHE_SECONDS,
  DEFAULT_UPSTREAM_RATE,
  usualStaleSeconds,
} from '../function/function-environment.ts';

type Sharing = Pick<
  AssociationsApiProps,
  'cursorLifetime' | 'pageCache' | 'sharedPages' | 'stalePages' | 'upstreamRate'
>;

/**
 * A table in which nothing would ever be is a bill for nothing.
 *
 * @param props of which the durations are right by themselves
 * @returns what is wrong with sharing, if anything is; tokens pass
 */
export function sharingProblem(props: Sharing): string | undefined {
  const { cursorLifetime, pageCache, sharedPages, stalePages, upstreamRate = DEFAULT_UPSTREAM_RATE } = props;
  if (!sharedPages || upstreamRate !== 0) return undefined;
  const fresh = secondsOf(pageCache, DEFAULT_PAGE_CACHE_SECONDS);
  const stale = secondsOf(stalePages, usualStaleSeconds(cursorLifetime));
  if (fresh !== 0 || stale !== 0) return undefined;
  return 'sharedPages has nothing to share where pageCache, stalePages and upstreamRate are all 0: leave it out, or give one of them.';
}

/** `undefined` if only the deployment will know. */
function secondsOf(duration: Duration | undefined, usual: number): number | undefined {
  return duration?.isUnresolved() ? undefined : (duration?.toSeconds() ?? usual);
}
