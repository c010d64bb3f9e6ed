import { expect, test } from '@jest/globals';

import { operations } from '../../../contract/operations.ts';
import { openapiPage } from '../../../local/pages/openapi-page.ts';
import { localRequest } from '../local-request.ts';

test('the description of the route is there, for tools on any origin', async () => {
  const answer = await openapiPage(localRequest({ path: '/openapi.json' }));
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
  });
  const { openapi, paths } = JSON.parse(Buffer.from(answer?.body ?? '').toString());
  expect(openapi).toMatch(/^3\.1\./);
  expect(paths).toHaveProperty([operations[0].path]);
});

test.each([
  ['GET', '/openapi.yaml'],
  ['PUT', '/openapi.json'],
])('%s %s is something else', async (method, path) => {
  expect(await openapiPage(localRequest({ method, path }))).toBeUndefined();
});
