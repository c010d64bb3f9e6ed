import { connect } from 'node:net';

import { afterAll, expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';

import { anyCharacter } from '../any-character.ts';
import { watchServers } from '../server-requests.ts';
import { until } from '../until.ts';
import { send, sendAndReset, sendAndStay, sendBytes } from './raw-http.ts';
import { startEmulator } from './start-emulator.ts';

const seen = watchServers();
const emulator = await startEmulator();
afterAll(() => emulator.close());

test.each([
  ['GET', '/'],
  ['GET', '/event-integrations'],
  ['PUT', '/dataIntegrations'],
  ['GET', '/dataIntegrations/a/b/c/d'],
  ['GET', '*'],
  ['PROPFIND', '/dataIntegrations'],
])('%s %s is no operation', async (method, path) => {
  expect(await send(emulator, method, path)).toMatchObject({
    status: 404,
    headers: { 'x-amzn-errortype': 'UnknownOperationException', 'content-type': 'application/json' },
    body: expect.stringMatching(/^\{"Message":".+"\}$/),
  });
});

test.each(['/dataIntegrations/%zz/associations', '/dataIntegrations/%ff', '/dataIntegrations?maxResults=%'])(
  'the broken percent-encoding of %s is refused',
  async (path) => {
    expect(await send(emulator, 'GET', path)).toMatchObject({
      status: 400,
      headers: { 'x-amzn-errortype': 'MalformedHttpRequestException' },
    });
  },
);

test('a whole URL as request target is understood', async () => {
  expect(await send(emulator, 'GET', 'http://localhost/dataIntegrations?maxResults=1')).toMatchObject({
    status: 200,
  });
});

test('a body is read up to a limit', async () => {
  const path = '/dataIntegrations/many/associations';
  expect(await send(emulator, 'GET', path, 'x'.repeat(1024 * 1024))).toMatchObject({ status: 200 });
  expect(await send(emulator, 'GET', path, 'x'.repeat(1024 * 1024 + 1))).toMatchObject({
    status: 413,
    headers: { 'x-amzn-errortype': 'RequestEntityTooLargeException' },
  });
});

test.each([
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['an unknown method', 'NONSENSE / HTTP/1.1\r\n\r\n', 400],
  ['CONNECT', 'CONNECT localhost:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', 404],
  ['too many headers', `GET / HTTP/1.1\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
  [
    'an expectation',
    'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: miracles\r\nConnection: close\r\n\r\n',
    417,
  ],
  ['no host', 'GET /dataIntegrations HTTP/1.1\r\nConnection: close\r\n\r\n', 403],
])('%s gets an answer in AWS JSON', async (_what, bytes, status) => {
  const answer = await sendBytes(emulator, bytes);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
  expect(head).toMatch(/x-amzn-requestid: [\da-f-]{36}/);
  expect(JSON.parse(body)).toEqual(expect.any(Object));
});

test('whoever breaks the connection instead of reading the answer does no harm', async () => {
  await sendAndReset(emulator, 'CONNECT example.com:443 HTTP/1.1\r\n\r\n');
  expect(await send(emulator, 'GET', '/dataIntegrations')).toMatchObject({ status: 200 });
});

const pathText = fc.string({ unit: fc.constantFrom(...Array.from('/?&=%+.;#:@!0aZ~')), maxLength: 30 });

test('whatever the path and the query, the answer has a status in 200..599 and is JSON', async () => {
  const anyTarget = fc.oneof(
    pathText.map((text) => `/${text}`),
    pathText.map((text) => `/dataIntegrations${text}`),
    pathText.map((text) => `/dataIntegrations/many/associations?${text}`),
    pathText.map((text) => `/_emulator/${text}`),
    fc
      .string({ unit: anyCharacter, maxLength: 30 })
      .map((text) => `/dataIntegrations/${encodeURI(text.toWellFormed())}`),
    pathText,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
      anyTarget,
      async (method, target) => {
        const answer = await sendBytes(
          emulator,
          `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
        );
        const [, status, body = ''] = /^HTTP\/1\.1 ([2-5]\d\d) .*?\r\n\r\n(.*)$/s.exec(answer) ?? [];
        expect(status).toBeDefined();
        expect(JSON.parse(body)).toEqual(expect.any(Object));
      },
    ),
  );
});

test('a taken port is refused, not waited for', async () => {
  await expect(startEmulator({ port: emulator.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('neither a caller who hangs up nor the end of the emulator is a failure', async () => {
  const onFailure = jest.fn();
  const other = await startEmulator({ onFailure });
  const socket = connect(other.port, '127.0.0.1').on('error', () => {});
  socket.write('POST /dataIntegrations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{');
  await until(() => seen.length === 1);
  socket.destroy();
  await until(() => seen[0]?.request.destroyed === true);
  const waiting = send(other, 'GET', '/dataIntegrations/slow').catch(() => 'ended');
  await until(() => other.requests.count() === 1);
  await other.close();
  expect(await waiting).toBe('ended');
  expect(onFailure).not.toHaveBeenCalled();
});

test.each(['CONNECT example.com:443 HTTP/1.1\r\n\r\n', 'no HTTP\r\n\r\n'])(
  'a caller who stays after the answer to %j does not keep the emulator from stopping',
  async (bytes) => {
    const other = await startEmulator();
    const socket = await sendAndStay(other, bytes);
    await other.close();
    socket.destroy();
  },
);

test('a reset comes at once, also while an earlier request of the connection is not answered yet', async () => {
  const reset = 'GET /dataIntegrations/reset HTTP/1.1\r\nHost: localhost\r\n\r\n';
  await expect(
    sendBytes(emulator, `GET /dataIntegrations/slow HTTP/1.1\r\nHost: localhost\r\n\r\n${reset}`),
  ).rejects.toMatchObject({
    code: 'ECONNRESET',
  });
});

test('closing twice is harmless', async () => {
  const other = await startEmulator();
  await other.close();
  await expect(other.close()).resolves.toBeUndefined();
});
