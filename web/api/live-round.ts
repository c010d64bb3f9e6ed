import type { AssociationsPage } from '../../client/index.ts';
import { askedWaitMs } from './asked-wait.ts';
import { associationsOn } from './associations-query.ts';
import type { DatedPage, LoadedPages } from './associations-query.ts';

/** One look at the runs in progress: what it found says when to look again. */
export interface LiveRound {
  /** Milliseconds until the next look. */
  delayMs: number;
  /** The page looked at last: the next round goes on behind it. */
  lastPage: number;
  /** Why the last look failed, if it did. */
  failure?: unknown;
}

const SHORTEST_DELAY_MS = 3000;
const LONGEST_DELAY_MS = 60_000;

/** Pages per round: a long list must not take the account's few requests a second for itself. */
const PAGES_PER_ROUND = 2;

export const FIRST_ROUND: LiveRound = { delayMs: SHORTEST_DELAY_MS, lastPage: -1 };

/** Twice as long when nothing changed, back to the shortest when something did. */
export function delayAfter(previousMs: number, changed: boolean): number {
  return changed ? SHORTEST_DELAY_MS : Math.min(previousMs * 2, LONGEST_DELAY_MS);
}

/** Twice as long after a failure, and never earlier than it asked for in `Retry-After`. */
export function delayAfterFailure(previousMs: number, failure: unknown): number {
  return Math.max(delayAfter(previousMs, false), askedWaitMs(failure));
}

/** Whether a run is in progress on the page. */
export function isRunning(page: AssociationsPage): boolean {
  return associationsOn(page).some(
    ({ LastExecutionStatus }) => LastExecutionStatus?.ExecutionStatus === 'IN_PROGRESS',
  );
}

/** Indexes of the next pages with runs in progress, in turn. */
export function pagesToCheck(pages: readonly AssociationsPage[], lastPage: number): number[] {
  const running = [...pages.keys()].filter((index) => pages[index] !== undefined && isRunning(pages[index]));
  const ahead = running.filter((index) => index > lastPage);
  const behind = running.filter((index) => index <= lastPage);
  return [...ahead, ...behind].slice(0, PAGES_PER_ROUND);
}

/** The list with one page as it is now, unless the list has become another one meanwhile. */
export function withPage(list: LoadedPages, index: number, page: DatedPage, cursor?: string): LoadedPages {
  if (list.pages[index] === undefined || list.pageParams[index] !== cursor) return list;
  return { ...list, pages: list.pages.with(index, page) };
}

/** Whether two answers for the same page list the same. Cursors differ in every answer and do not count. */
export function listsTheSame(one: AssociationsPage | undefined, other: AssociationsPage): boolean {
  return JSON.stringify(one && associationsOn(one)) === JSON.stringify(associationsOn(other));
}
