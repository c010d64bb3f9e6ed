import { expect, test } from '@jest/globals';

import { welcomePage } from '../../local/welcome-page.ts';
import { localRequest } from './local-request.ts';

test('the page links what can be tried, and runs nothing', async () => {
  const answer = await welcomePage(localRequest({ path: '/' }));
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': expect.stringContaining("default-src 'none'"),
    },
  });
  expect(answer?.body).toContain('<a href="/dataIntegrations/many/associations?maxResults=7">');
  expect(answer?.body).toContain('<a href="/dataIntegrations/crm%2Faccounts.eu/associations">');
});

test.each([
  ['GET', '/index.html'],
  ['POST', '/'],
])('%s %s is something else', (method, path) => {
  expect(welcomePage(localRequest({ method, path }))).toBeUndefined();
});
