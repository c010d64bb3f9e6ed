import type { UnfinishedReason, WalkSummary } from '../../contract/watch.ts';
import { printable } from '../printable.ts';

/** Why not everything was looked at, and what to do about it. */
const sentences: Readonly<Record<UnfinishedReason, string>> = {
  'out-of-time': 'The time for it was up.',
  'upstream-error': 'AppIntegrations did not accept a request.',
  'upstream-denied':
    'AWS refused: see whether the credentials are right, and allow app-integrations:ListDataIntegrations and app-integrations:ListDataIntegrationAssociations.',
  'upstream-fault': 'AppIntegrations failed. Try again later.',
  'upstream-throttled': 'The quota of AppIntegrations was used up all the time. Try again later.',
  'upstream-unreachable':
    'AppIntegrations could not be reached: see whether the endpoint and the Region are right.',
  'upstream-timeout': 'AppIntegrations did not answer in time. Try again later.',
  'upstream-malformed':
    'What answered was not AppIntegrations as it is documented: see whether the endpoint is right.',
  bug: 'That is a mistake in this program: please report it.',
};

/** What the process ends with: 0 where no run failed, 1 where one did, 2 where nobody can tell. */
export function exitCodeOf({ walk, failedRuns = 0, notListed }: WalkSummary): 0 | 1 | 2 {
  if (failedRuns > 0) return 1;
  return walk === 'finished' && notListed === undefined ? 0 : 2;
}

/** The last sentence, such as `1 of 31 runs failed (20 data integrations, 21 calls).` */
export function outcomeOf({
  walk,
  failedRuns = 0,
  associations,
  dataIntegrations,
  calls,
}: WalkSummary): string {
  const seen = walk === 'finished' ? '' : ' that were looked at';
  const looks = `${count(dataIntegrations, 'data integration')}, ${count(calls, 'call')}`;
  return `${failedRuns} of ${count(associations, 'run')}${seen} failed (${looks}).`;
}

/** What keeps that from being the whole truth, a sentence each. */
export function doubtsOf({ walk, reason, at, detail, notListed }: WalkSummary): string[] {
  const doubts: string[] = [];
  if (walk === 'unfinished' && reason !== undefined) {
    // A mistake's stack is for the function's log.
    const [said = ''] = (detail ?? '').split('\n');
    const told = [at, said].filter(Boolean).map((each) => printable(each ?? ''));
    doubts.push(
      `Not everything was looked at. ${sentences[reason]}${told.length > 0 ? ` (${told.join(': ')})` : ''}`,
    );
  }
  if (notListed !== undefined) {
    const names = notListed.map((name) => JSON.stringify(printable(name)));
    doubts.push(`ALLOWED_DATA_INTEGRATIONS has ${names.join(', ')}, which AppIntegrations does not list.`);
  }
  return doubts;
}

/** Such as `1 call` or `2 calls`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
