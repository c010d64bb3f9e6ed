import { afterAll, afterEach, expect, test } from '@jest/globals';

import { getJson, send } from '../raw-http.ts';
import { startEmulator } from '../start-emulator.ts';

const emulator = await startEmulator();
afterEach(() => {
  emulator.faults.set({});
  emulator.requests.clear();
});

const MANY = '/dataIntegrations/many/associations?maxResults=1';
const put = (plan: unknown) => send(emulator, 'PUT', '/_emulator/faults', JSON.stringify(plan));
const statusOf = async (path: string) => (await send(emulator, 'GET', path)).status;

afterAll(() => emulator.close());

test('the next calls fail as told, then the operation answers again', async () => {
  expect(await put({ faults: [{ like: 'throttled', times: 2 }] })).toMatchObject({ status: 200 });
  expect([await statusOf(MANY), await statusOf(MANY), await statusOf(MANY)]).toEqual([429, 429, 200]);
});

test('a fault happens once unless told otherwise, and only to its operation and identifier', async () => {
  await put({ faults: [{ operation: 'GetDataIntegration', identifier: 'crm/accounts.eu', like: 'broken' }] });
  const path = '/dataIntegrations/crm%2Faccounts.eu';
  expect([
    await statusOf(MANY),
    await statusOf(`${path}/associations`),
    await statusOf('/dataIntegrations/many'),
  ]).toEqual([200, 200, 200]);
  expect([await statusOf(path), await statusOf(path)]).toEqual([500, 200]);
});

test('an answer can be spelled out as an error', async () => {
  await put({ faults: [{ answer: { status: 418, code: 'TeapotException', message: 'Short and stout' } }] });
  expect(await send(emulator, 'GET', MANY)).toMatchObject({
    status: 418,
    headers: { 'x-amzn-errortype': 'TeapotException', 'content-type': 'application/json' },
    body: '{"Message":"Short and stout"}',
  });
});

test('an answer can be spelled out to the byte', async () => {
  await put({
    faults: [{ answer: { status: 200, body: '😀', headers: { 'content-type': 'text/plain', 'x-a': 'b' } } }],
  });
  expect(await send(emulator, 'GET', MANY)).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/plain', 'x-a': 'b' },
    body: '😀',
  });
});

test('a header spelled out replaces the usual one, however it is spelled', async () => {
  await put({
    faults: [{ answer: { status: 503, body: '<p>', headers: { 'Content-Type': 'text/html' } } }],
  });
  expect((await fetch(emulator.url + MANY)).headers.get('content-type')).toBe('text/html');
});

test('latency and delay are waited for, then the operation answers', async () => {
  await put({ latencyMs: 30, faults: [{ delayMs: 40 }] });
  const start = performance.now();
  expect(await statusOf(MANY)).toBe(200);
  expect(performance.now() - start).toBeGreaterThanOrEqual(69);
});

test('GET shows what is left of the plan, DELETE ends it', async () => {
  await put({
    latencyMs: 1,
    faults: [
      { like: 'html', times: 3 },
      { like: 'reset', identifier: 'nobody' },
    ],
  });
  await send(emulator, 'GET', MANY);
  const left = {
    latencyMs: 1,
    faults: [
      { like: 'html', times: 2 },
      { like: 'reset', identifier: 'nobody' },
    ],
  };
  expect(await getJson(emulator, '/_emulator/faults')).toEqual(left);
  expect(await send(emulator, 'DELETE', '/_emulator/faults')).toMatchObject({
    body: '{"latencyMs":0,"faults":[]}',
  });
  expect(await statusOf(MANY)).toBe(200);
});

test.each([
  [[], 'The plan must be an object.'],
  [{ latencyMs: -1 }, 'latencyMs must have value greater than or equal to 0.'],
  [{ faults: {} }, 'faults must be a list.'],
  [{ faults: [{ times: 1.5 }] }, 'faults.0.times must be a whole number.'],
  [{ faults: [{}, { times: 0 }] }, 'faults.1.times must have value greater than or equal to 1.'],
  [{ faults: [{ like: 'sleepy' }] }, /^faults\.0\.like must satisfy enum value set: \[throttled, denied, /],
  [{ faults: [{ like: 'throtled' }] }, /; throttled is probably meant\.$/],
  [
    { faults: [{ operation: 'ListDataIntegrationAsociations' }] },
    /^faults\.0\.operation must satisfy .+; ListDataIntegrationAssociations is probably meant\.$/,
  ],
  [{ fault: [] }, 'fault is no member that is known: faults is probably meant.'],
  [
    { faults: [{ identifer: 'x' }] },
    'faults.0.identifer is no member that is known: identifier is probably meant.',
  ],
  [
    { faults: [{ answer: { status: 200, reason: 'x' } }] },
    'faults.0.answer.reason is no member that is known: there are status, code, message, body, headers.',
  ],
  [{ faults: [{ answer: {} }] }, 'faults.0.answer.status must not be null.'],
  [
    { faults: [{ answer: { status: 199 } }] },
    'faults.0.answer.status must have value greater than or equal to 200.',
  ],
  [{ faults: [{ like: 'html', answer: { status: 200 } }] }, 'faults.0 must have like or answer, not both.'],
  [
    { faults: [{ answer: { status: 200, headers: { 'a b': 'c' } } }] },
    /^faults\.0\.answer\.headers\.a b must be a header/,
  ],
  [
    { faults: [{ answer: { status: 200, headers: { a: 'b\n' } } }] },
    /^faults\.0\.answer\.headers\.a must be a header/,
  ],
  [
    { faults: [{ answer: { status: 200, headers: { 'Content-Length': '1' } } }] },
    /none that frames the message\.$/,
  ],
  [{ latencyMs: 'x', faults: 'y' }, 'latencyMs must be a whole number. faults must be a list.'],
])('the plan %j is refused with a sentence', async (plan, sentence) => {
  const answer = await put(plan);
  expect(answer).toMatchObject({ status: 400, headers: { 'x-amzn-errortype': 'InvalidRequestException' } });
  const { Message } = JSON.parse(answer.body);
  expect(Message).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  expect(emulator.faults.plan()).toEqual({ latencyMs: 0, faults: [] });
});

test('a plan in code is checked as well', () => {
  expect(() => emulator.faults.set({ faults: [{ like: 'throtled' }] })).toThrow(
    /^faults\.0\.like must satisfy .+; throttled is probably meant\.$/,
  );
});

test('a plan that is no JSON is refused', async () => {
  expect(await send(emulator, 'PUT', '/_emulator/faults', '{')).toMatchObject({
    status: 400,
    body: '{"Message":"The body is not JSON."}',
  });
});

test('requests are remembered as meant, without headers and signatures', async () => {
  await send(
    emulator,
    'GET',
    '/dataIntegrations/a%2Fb%20c%25/associations?maxResults=1&X-Amz-Signature=secret',
  );
  await send(emulator, 'POST', '/nowhere?x=y');
  expect(await getJson(emulator, '/_emulator/requests')).toEqual({
    count: 2,
    requests: [
      {
        method: 'GET',
        path: '/dataIntegrations/a%2Fb%20c%25/associations',
        query: 'maxResults=1',
        operation: 'ListDataIntegrationAssociations',
        identifier: 'a/b c%',
      },
      { method: 'POST', path: '/nowhere', query: 'x=y' },
    ],
  });
  expect(await send(emulator, 'DELETE', '/_emulator/requests')).toMatchObject({ status: 200 });
  expect(await getJson(emulator, '/_emulator/requests')).toEqual({ count: 0, requests: [] });
});

test('what failed by a script or a reserved identifier is remembered too', async () => {
  await put({ faults: [{ like: 'reset' }] });
  await expect(statusOf(MANY)).rejects.toMatchObject({ code: 'ECONNRESET' });
  await statusOf('/dataIntegrations/throttled');
  expect(emulator.requests.recent().map(({ identifier }) => identifier)).toEqual(['many', 'throttled']);
});

test('the overview lists every endpoint and reserved identifier with a sentence', async () => {
  expect(await getJson(emulator, '/_emulator')).toMatchObject({
    endpoints: expect.arrayContaining([
      { method: 'PUT', path: '/_emulator/faults', sentence: expect.any(String) },
    ]),
    reservedIdentifiers: expect.arrayContaining([{ identifier: 'throttled', sentence: expect.any(String) }]),
  });
});

test.each([
  ['GET', '/_emulator/nothing'],
  ['POST', '/_emulator/faults'],
])('%s %s is nothing', async (method, path) => {
  expect(await send(emulator, method, path)).toMatchObject({ status: 404 });
});
