import { expect, test } from '@jest/globals';

import type { UnfinishedReason, WalkSummary } from '../../../contract/watch.ts';
import { doubtsOf, exitCodeOf, outcomeOf } from '../../../local/watch/outcome.ts';

const finished: WalkSummary = {
  walk: 'finished',
  unfinishedWalks: 0,
  failedRuns: 0,
  dataIntegrations: 20,
  associations: 31,
  calls: 21,
  ms: 20_000,
};
const { failedRuns: _none, ...seen } = finished;
const unfinished: WalkSummary = { ...seen, walk: 'unfinished', unfinishedWalks: 1, reason: 'out-of-time' };

test.each([
  ['nothing failed', 0, finished],
  ['one failed', 1, { ...finished, failedRuns: 1 }],
  ['not all was looked at', 2, unfinished],
  ['one failed, and not all was looked at', 1, { ...unfinished, failedRuns: 1 }],
  ['one that is named is not there', 2, { ...finished, notListed: ['claims'] }],
  ['one that is named is not there, and another failed', 1, { ...finished, failedRuns: 2, notListed: ['a'] }],
])('where %s, the process ends with %d', (_what, code, summary) => {
  expect(exitCodeOf(summary)).toBe(code);
});

test('the last sentence counts', () => {
  expect(outcomeOf({ ...finished, failedRuns: 1 })).toBe(
    '1 of 31 runs failed (20 data integrations, 21 calls).',
  );
  expect(outcomeOf({ ...unfinished, associations: 2, dataIntegrations: 1, calls: 1 })).toBe(
    '0 of 2 runs that were looked at failed (1 data integration, 1 call).',
  );
});

test('there is no doubt where all was looked at', () => {
  expect(doubtsOf(finished)).toEqual([]);
});

test.each([
  'out-of-time',
  'upstream-error',
  'upstream-denied',
  'upstream-fault',
  'upstream-throttled',
  'upstream-unreachable',
  'upstream-timeout',
  'upstream-malformed',
  'bug',
] satisfies UnfinishedReason[])('%s is told in a sentence', (reason) => {
  const detail = 'Error: \u001b[2Jno luck\n    at stack';
  expect(doubtsOf({ ...unfinished, reason, at: 'claims', detail })).toEqual([
    expect.stringMatching(
      /^Not everything was looked at\. [A-Z].*\. \(claims: Error: \\u\{1b\}\[2Jno luck\)$/,
    ),
  ]);
  expect(doubtsOf({ ...unfinished, reason })).toEqual([
    expect.stringMatching(/^Not everything was looked at\. [A-Z].*\.$/),
  ]);
});

test('names that are not there are told', () => {
  expect(doubtsOf({ ...finished, notListed: ['claims', 'a"b'] })).toEqual([
    String.raw`ALLOWED_DATA_INTEGRATIONS has "claims", "a\"b", which AppIntegrations does not list.`,
  ]);
});
