import { Duration } from 'aws-cdk-lib';

import { settings } from '../../contract/settings.ts';
import type { AssociationsApiProps } from '../associations-api-props.ts';
import { DEFAULT_PAGE_CACHE_SECONDS } from '../function/function-environment.ts';
import { inWords } from './check-ranges.ts';

type Durations = Pick<AssociationsApiProps, 'cursorLifetime' | 'pageCache' | 'stalePages'>;

/**
 * A kept page holds the cursor it was first sent with, which must still open when the page is sent for the last time.
 *
 * @returns one sentence for each way of keeping pages with which it may not; tokens pass
 */
export function staleCursorProblems({
  cursorLifetime = Duration.seconds(settings.CURSOR_TTL_SECONDS.default),
  pageCache = Duration.seconds(DEFAULT_PAGE_CACHE_SECONDS),
  // Unless it is given, it shrinks to fit.
  stalePages = Duration.seconds(0),
}: Durations): string[] {
  return Object.entries({ pageCache, stalePages })
    .filter(([, kept]) => !isShorter(kept, cursorLifetime))
    .map(
      ([name, kept]) =>
        'cursorLifetime must be longer than pages are kept, or they hold cursors that have expired: it is ' +
        `${inWords(inMs(cursorLifetime))}, and ${name} keeps them ${inWords(inMs(kept))}.`,
    );
}

function isShorter(one: Duration, other: Duration): boolean {
  return one.isUnresolved() || other.isUnresolved() || inMs(one) < inMs(other);
}

function inMs(duration: Duration): number {
  return duration.toMilliseconds({ integral: false });
}
