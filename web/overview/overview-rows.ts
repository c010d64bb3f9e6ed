import type { ListedIntegration } from '../config/config.ts';
import { NO_RUN, runRank, runState } from '../words/execution.ts';
import { finder } from '../words/search.ts';
import type { AskFailure } from './round.ts';
import type { Summary } from './summary.ts';

/** A data integration, and what is known of its runs. */
export interface OverviewRow {
  integration: ListedIntegration;
  /** The last answer there was. */
  summary: Summary | undefined;
  /** When it was given, in epoch milliseconds; 0: never. */
  answeredAt: number;
  /** Why there is none, or none newer. */
  failure: AskFailure | undefined;
}

/** What a row counts as. `unknown`: it was asked for in vain; `waiting`: not yet. Neither is fine. */
export type Standing = 'failed' | 'running' | 'other' | 'fine' | 'without' | 'unknown' | 'waiting';

/** What needs attention first. */
const ORDER: readonly Standing[] = ['failed', 'running', 'other', 'fine', 'without', 'unknown', 'waiting'];

const BY_TONE = { bad: 'failed', busy: 'running', other: 'other', good: 'fine', none: 'without' } as const;

export function standingOf({ summary, failure }: OverviewRow): Standing {
  if (summary === undefined) return failure === undefined ? 'waiting' : 'unknown';
  return BY_TONE[runState(summary.status).tone];
}

/** Those rows that hold the words, what needs attention first. Of equal ones the list's own order counts. */
export function arrangeRows(rows: readonly OverviewRow[], find: string): OverviewRow[] {
  const isFound = finder(find);
  return rows
    .filter(({ integration, summary }) => {
      const { identifier, name, description } = integration;
      const state = summary && runState(summary.status).label;
      return isFound([name, identifier, description, state, summary?.message].join(' '));
    })
    .toSorted((one, other) => ORDER.indexOf(standingOf(one)) - ORDER.indexOf(standingOf(other)));
}

/** How many rows have which standing. */
export function countRows(rows: readonly OverviewRow[]): ReadonlyMap<Standing, number> {
  const counts = new Map<Standing, number>();
  for (const row of rows) {
    const standing = standingOf(row);
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
  }
  return counts;
}

const WORDS: readonly [Standing, string][] = [
  ['running', 'running'],
  ['other', 'in another state'],
  ['fine', 'fine'],
  ['without', 'without a run'],
  ['unknown', 'not known'],
];

/** Such as `3 failed, 1 running, 16 fine`. Nothing while nothing is known. */
export function standingWords(counts: ReadonlyMap<Standing, number>): string {
  const known = [...counts].reduce((sum, [standing, count]) => sum + (standing === 'waiting' ? 0 : count), 0);
  if (known === 0) return '';
  const number = (standing: Standing) => (counts.get(standing) ?? 0).toLocaleString('en-GB');
  const others = WORDS.filter(([standing]) => counts.has(standing));
  return [
    counts.has('failed') ? `${number('failed')} failed` : 'None failed',
    ...others.map(([standing, words]) => `${number(standing)} ${words}`),
  ].join(', ');
}

/** What is to be said when a row changes; nothing for what was to be expected. */
export function newsOf(name: string, before: OverviewRow, after: OverviewRow): string {
  const [was, is] = [standingOf(before), standingOf(after)];
  if (was === is || (was === 'waiting' && is !== 'failed')) return '';
  const label = is === 'unknown' ? 'not known' : runState(after.summary?.status ?? NO_RUN).label;
  return `${name}: ${label}`;
}

/** How many associations there are, such as `7` or `50+`. */
export function countOf({ all, hasMore }: Summary): string {
  return `${all.toLocaleString('en-GB')}${hasMore ? '+' : ''}`;
}

/** What the state of the row is the state of, where that is not all of them: `2 of 7`, `10 of the first 50`. */
export function shareOf({ status, count, all, hasMore }: Summary): string {
  if (all === 0) return hasMore ? 'Nothing so far, there is more.' : 'Nothing is associated with it.';
  if (hasMore) return `${count.toLocaleString('en-GB')} of the first ${all.toLocaleString('en-GB')}`;
  const isTrouble = runRank(status) < runRank('COMPLETED');
  return isTrouble && all > 1 ? `${count.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')}` : '';
}

const OLD_MS = 5 * 60_000;

/** How old an answer is, where people should know: `14 min old`; empty for a new one. */
export function ageWords({ summary, answeredAt }: OverviewRow, now: number): string {
  if (summary === undefined) return '';
  // The time of the screen goes on in steps: it may be behind the answer.
  const age = Math.max(now, answeredAt) - (summary.statedAt ?? answeredAt);
  if (age < OLD_MS && !summary.isStale) return '';
  const minutes = Math.max(0, Math.floor(age / 60_000));
  const words =
    minutes < 60
      ? `${minutes} min old`
      : minutes < 48 * 60
        ? `${Math.floor(minutes / 60)} h old`
        : `${Math.floor(minutes / 1440)} days old`;
  return summary.isStale ? `May be out of date: ${words}` : words;
}
