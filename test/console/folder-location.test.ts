import { expect, test } from '@jest/globals';

import { builtConsole } from './built-console.ts';
import { consoleEvent } from './console-event.ts';

const handler = builtConsole();
const page = (path: unknown, members = {}) =>
  handler(consoleEvent('/', { requestContext: { path, requestId: 'test-request' }, ...members }));

test.each([
  ['https://ID.execute-api.eu-west-1.amazonaws.com/prod', '/prod'],
  ['https://api.example.com/tools', '/tools'],
  ['https://api.example.com/tools/associations', '/tools/associations'],
  ['https://api.example.com/a-b_c.d$e+f!g*h(i)', '/a-b_c.d$e+f!g*h(i)'],
  ['https://api.example.com//login.example', '//login.example'],
])('%s is led to the same address with a slash', async (address, path) => {
  const { statusCode, headers = {}, body } = await page(path);
  expect([statusCode, body]).toEqual([302, '']);
  const location = String(headers['Location']);
  expect(new URL(location, address).href).toBe(`${new URL(address).href}/`);
});

test.each([
  ['/prod/', 'at the stage'],
  ['/tools/associations/', 'at a base path'],
  ['/', 'on a host of its own, and under sam local'],
  ['', 'nowhere'],
  [undefined, 'where nothing says so'],
  [7, 'at no text'],
])('%j is the page itself, %s', async (path, _where) => {
  expect(await page(path)).toMatchObject({ statusCode: 200, body: 'the page' });
});

test('only the page has a folder', async () => {
  const requestContext = { path: '/prod/config.json' };
  expect(await handler(consoleEvent('/config.json', { requestContext }))).toMatchObject({ statusCode: 200 });
});

test.each([
  [{ identifier: ['orders'] }, '?identifier=orders'],
  [{ a: ['1', '2'], b: [''] }, '?a=1&a=2&b='],
  [{ identifier: ['crm/accounts & co.?#%2F+ü'] }, '?identifier=crm%2Faccounts+%26+co.%3F%23%252F%2B%C3%BC'],
  [{ 'a=b\r\nSet-Cookie: x': ['\r\n\r\n<script>'] }, '?a%3Db%0D%0ASet-Cookie%3A+x=%0D%0A%0D%0A%3Cscript%3E'],
  [{ half: ['\ud800'] }, '?half=%EF%BF%BD'],
  [JSON.parse('{"__proto__":["x"]}'), '?__proto__=x'],
  [{ a: 7, b: [null, { toString: 1 }, 'x'] }, '?b=x'],
  [null, ''],
  [{}, ''],
])('the query stays: %j', async (multiValueQueryStringParameters, query) => {
  const { headers = {} } = await page('/prod', { multiValueQueryStringParameters });
  expect(headers['Location']).toBe(`./prod/${query}`);
});

test('the query stays where only the last values are told', async () => {
  const queryStringParameters = { identifier: 'orders' };
  for (const multiValueQueryStringParameters of [null, undefined]) {
    const answer = await page('/prod', { queryStringParameters, multiValueQueryStringParameters });
    expect(answer.headers?.['Location']).toBe('./prod/?identifier=orders');
  }
});

test.each([
  String.raw`/\evil.example`,
  '/%2F%2Fevil.example',
  '/https:evil.example',
  '/javascript:alert(1)',
  '/a?b',
  '/a#b',
  '/a b',
  '/a@evil.example',
  '/a\r\nSet-Cookie: x=y',
  '/..',
  '/.',
  '/%2e%2e',
  '/a;b',
  '/prod\u2028',
  '/ü',
])('%j is no stage and no base path, and leads nowhere', async (path) => {
  const { statusCode, headers = {} } = await page(path);
  expect([statusCode, headers['Location']]).toEqual([404, undefined]);
});
