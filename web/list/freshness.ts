import type { StaleBecause } from '../../client/index.ts';
import type { DatedPage } from '../api/associations-query.ts';
import { clockWords, dayWords } from '../words/moment.ts';

/** In the past: nobody knows whether it is still so, however long the page stays open. */
const BECAUSE: Readonly<Record<StaleBecause, string>> = {
  'upstream-throttled': 'AppIntegrations was refusing requests',
  'upstream-fault': 'AppIntegrations failed',
  'upstream-malformed': 'AppIntegrations failed',
  'upstream-timeout': 'AppIntegrations did not answer in time',
  'upstream-unreachable': 'AppIntegrations could not be reached',
  'upstream-budget': 'the budget for asking AppIntegrations was used up',
  'not-due': 'it was not this list’s turn to be asked for',
};

/**
 * When AWS stated what the pages hold, such as `As AWS answered at 14:02:05 UTC`. Where the API does not say how old a page is, all that is
 * known is when it was asked.
 *
 * @param checkedAt - when the API answered last, in epoch milliseconds
 */
export function statedWords(pages: readonly DatedPage[], checkedAt: number): string {
  const today = dayWords(new Date(checkedAt));
  const words = (statedAt: number): string => {
    const moment = new Date(statedAt);
    const day = dayWords(moment);
    return day === today ? clockWords(moment) : `${clockWords(moment)} on ${day}`;
  };
  const moments = pages.map(({ statedAt }) => statedAt).filter((statedAt) => statedAt !== undefined);
  if (moments.length < pages.length) return `Checked ${words(checkedAt)}`;
  const [first, last] = [words(Math.min(...moments)), words(Math.max(...moments))];
  return first === last ? `As AWS answered at ${first}` : `As AWS answered between ${first} and ${last}`;
}

/** Why there is nothing newer; empty where the pages are as new as the API wants them. */
export function staleWords(pages: readonly DatedPage[]): string {
  const stale = pages.filter(({ isStale }) => isStale);
  const [one] = stale;
  if (one === undefined) return '';
  const what = stale.length === pages.length ? 'May be out of date' : 'A part may be out of date';
  const known = new Map<string | undefined, string>(Object.entries(BECAUSE));
  return `${what}: ${known.get(one.staleBecause) ?? 'there was no newer answer'}.`;
}
