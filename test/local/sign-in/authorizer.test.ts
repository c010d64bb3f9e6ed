import { expect, test } from '@jest/globals';

import { scopeAuthorizer } from '../../../local/sign-in/authorizer.ts';
import { canaries } from '../../canaries.ts';
import { localRequest } from '../local-request.ts';

const GOOD = canaries.accessToken;

const authorize = scopeAuthorizer(
  { admits: async (token, scope) => token === GOOD && scope === 'associations/read' },
  'associations/read',
);

const ask = (...values: string[]) =>
  authorize(localRequest({ headers: values.map((value) => ['authorization', value]) }));

test.each([`Bearer ${GOOD}`, `bearer ${GOOD}`, GOOD, ` Bearer  ${GOOD} `])('%j comes in', async (value) => {
  expect(await ask(value)).toBe(true);
});

test.each([
  '',
  'Bearer',
  'Bearer ',
  `Bearer ${GOOD}bad`,
  'bad',
  `Basic ${GOOD}`,
  `Bearer ${GOOD} bad`,
  `Bearer Bearer ${GOOD}`,
])('%j does not', async (value) => {
  expect(await ask(value)).toBe(false);
});

test('nor does nobody, nor one whose last header is another', async () => {
  expect(await ask()).toBe(false);
  expect(await ask(`Bearer ${GOOD}`, `Bearer ${GOOD}bad`)).toBe(false);
});
