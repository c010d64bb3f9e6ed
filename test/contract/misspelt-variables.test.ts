import { expect, test } from '@jest/globals';

import { misspeltVariables } from '../../contract/misspelt-variables.ts';
import { settings } from '../../contract/settings.ts';

const problemsOf = (environment: Record<string, string | undefined>) =>
  misspeltVariables(environment, Object.keys(settings));

test('a variable that is nearly one of ours is told, with what it was to be', () => {
  expect(problemsOf({ PAGE_CACHE_SECOND: '5' })).toEqual([
    'The variable PAGE_CACHE_SECOND counts for nothing: PAGE_CACHE_SECONDS is probably meant. Rename it, or remove it.',
  ]);
});

test.each([undefined, '', '  '])('one without a value says nothing: %j', (value) => {
  expect(problemsOf({ PAGE_CACHE_SECOND: value })).toEqual([]);
});

test('nor does one that says the same as the right one', () => {
  expect(problemsOf({ PAGE_CACHE_SECOND: '5', PAGE_CACHE_SECONDS: '5' })).toEqual([]);
  expect(problemsOf({ PAGE_CACHE_SECOND: '5', PAGE_CACHE_SECONDS: '6' })).toHaveLength(1);
});

test.each([
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'LAMBDA_TASK_ROOT',
  'NODE_OPTIONS',
  'LD_LIBRARY_PATH',
  '_HANDLER',
])('%s is of others, whatever is nearly like it', (name) => {
  expect(misspeltVariables({ [name]: 'x' }, [`${name}S`])).toEqual([]);
});
