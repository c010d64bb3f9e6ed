import { expect, test } from '@jest/globals';

import { welcomePage } from '../../../local/pages/welcome-page.ts';
import { localRequest } from '../local-request.ts';

test('the page links what can be tried, and runs nothing', async () => {
  const answer = await welcomePage()(localRequest({ path: '/' }));
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
  expect(welcomePage()(localRequest({ method, path }))).toBeUndefined();
});

test('with another upstream it names that, and nothing of the emulator’s', async () => {
  const answer = await welcomePage('https://a.example/<b>')(localRequest({ path: '/' }));
  expect(answer?.body).toContain('AppIntegrations at https://a.example/&#60;b&#62;.');
  expect(answer?.body).toContain('<a href="/dataIntegrations">');
  expect(answer?.body).not.toMatch(/emulator|many/);
});
