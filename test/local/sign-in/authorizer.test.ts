import { expect, test } from '@jest/globals';

import { scopeAuthorizer } from '../../../local/sign-in/authorizer.ts';
import { localRequest } from '../local-request.ts';

const authorize = scopeAuthorizer(
  { admits: async (token, scope) => token === 'good' && scope === 'associations/read' },
  'associations/read',
);

const ask = (...values: string[]) =>
  authorize(localRequest({ headers: values.map((value) => ['authorization', value]) }));

test.each(['Bearer good', 'bearer good', 'good', ' Bearer  good '])('%j comes in', async (value) => {
  expect(await ask(value)).toBe(true);
});

test.each([
  '',
  'Bearer',
  'Bearer ',
  'Bearer bad',
  'bad',
  'Basic good',
  'Bearer good bad',
  'Bearer Bearer good',
])('%j does not', async (value) => {
  expect(await ask(value)).toBe(false);
});

test('nor does nobody, nor one whose last header is another', async () => {
  expect(await ask()).toBe(false);
  expect(await ask('Bearer good', 'Bearer bad')).toBe(false);
});
