import { expect, test } from '@jest/globals';

import { modeWords, runState } from '../../../web/words/execution.ts';

test.each([
  ['COMPLETED', 'good', 'Completed'],
  ['FAILED', 'bad', 'Failed'],
  ['IN_PROGRESS', 'busy', 'In progress'],
  [undefined, 'none', 'No run yet'],
  ['', 'none', 'No run yet'],
  ['PARTIALLY_COMPLETED', 'other', 'PARTIALLY_COMPLETED'],
  ['constructor', 'other', 'constructor'],
  ['__proto__', 'other', '__proto__'],
])('a run that is %s', (status, tone, label) => {
  expect(runState(status)).toEqual({ tone, label });
});

test.each([
  ['ON_DEMAND', 'On demand'],
  ['SCHEDULED', 'Scheduled'],
  ['toString', 'toString'],
  [undefined, 'Not stated'],
])('the mode %s', (mode, words) => {
  expect(modeWords(mode)).toBe(words);
});
