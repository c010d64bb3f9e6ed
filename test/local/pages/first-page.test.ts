import { expect, test } from '@jest/globals';

import type { HttpAnswer } from '../../../local/gateway/http-answer.ts';
import { firstPage } from '../../../local/pages/first-page.ts';
import { localRequest } from '../local-request.ts';

const answer = (body: string): HttpAnswer => ({ status: 200, headers: {}, body });

test('the first that has an answer gives it', async () => {
  const pages = firstPage(
    () => undefined,
    async ({ path }) => (path === '/b' ? answer('second') : undefined),
    () => answer('third'),
  );
  expect(await pages(localRequest({ path: '/b' }))).toEqual(answer('second'));
  expect(await pages(localRequest({ path: '/c' }))).toEqual(answer('third'));
  expect(await firstPage()(localRequest())).toBeUndefined();
});
