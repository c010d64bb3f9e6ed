import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, expect, jest, test } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import { startGateway, type Gateway, type GatewayOptions } from '../../local/gateway.ts';
import type { RequestLogEntry } from '../../local/request-log.ts';
import { sendBytes } from '../emulator/raw-http.ts';
import { send } from './send.ts';

const ROUTE = '/dataIntegrations/crm/associations';
const ORIGIN = 'https://app.example';

let gateway: Gateway | undefined;

afterEach(() => gateway?.close());

async function start(options: Partial<GatewayOptions> = {}): Promise<Gateway> {
  gateway = await startGateway({ handler: echo, ...options });
  return gateway;
}

/** Answers with the event it got. */
async function echo(event: APIGatewayProxyEvent) {
  return { statusCode: 200, headers: { ETag: '"1"' }, body: JSON.stringify(event) };
}

function hang() {
  return sleep(5000, undefined, { ref: false });
}

function fail(): Promise<never> {
  return Promise.reject(new Error('no luck'));
}

async function takeTime() {
  await sleep(100);
  return { statusCode: 200, body: 'done' };
}

test('the route is answered by the handler, with the id of the request in event and header', async () => {
  const { status, headers, body } = await send(await start(), `${ROUTE}?maxResults=7`);
  expect(status).toBe(200);
  expect(headers).toMatchObject({ etag: '"1"', 'content-type': 'application/json' });
  const event = JSON.parse(body);
  expect(event).toMatchObject({ path: ROUTE, queryStringParameters: { maxResults: '7' } });
  expect(headers['x-amzn-requestid']).toBe(event.requestContext.requestId);
});

test('the handler gets 10 seconds, and an id of its own', async () => {
  const handler = jest.fn(async (_event: APIGatewayProxyEvent, context: Context) => ({
    statusCode: 200,
    body: JSON.stringify([context.getRemainingTimeInMillis(), context.awsRequestId]),
  }));
  const { body } = await send(await start({ handler }), ROUTE);
  const [remaining, requestId] = JSON.parse(body);
  expect(remaining).toBeGreaterThan(9000);
  expect(remaining).toBeLessThanOrEqual(10_000);
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test('a proxy may send the whole URL', async () => {
  const answer = await sendBytes(await start(), `GET http://localhost${ROUTE}?a=1 HTTP/1.0\r\n\r\n`);
  expect(answer).toContain(`"path":"${ROUTE}"`);
});

test('a body on GET is ignored, and the connection serves on', async () => {
  const body = 'x'.repeat(100_000);
  const answers = await sendBytes(
    await start(),
    `GET ${ROUTE} HTTP/1.1\r\nContent-Length: ${body.length}\r\n\r\n${body}` +
      `GET ${ROUTE} HTTP/1.1\r\nConnection: close\r\n\r\n`,
  );
  expect(answers.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
  expect(answers.match(/"body":null/g)).toHaveLength(2);
});

test.each([
  ['GET', '/'],
  ['GET', '/dataIntegrations'],
  ['GET', '/dataIntegrations//associations'],
  ['POST', ROUTE],
  ['PUT', ROUTE],
  ['DELETE', ROUTE],
  ['OPTIONS', ROUTE],
  ['OPTIONS', '*'],
])('%s %s is no route', async (method, path) => {
  const { status, headers, body } = await send(await start(), path, { method });
  expect(status).toBe(403);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'content-type': 'application/json',
    'x-amzn-errortype': 'MissingAuthenticationTokenException',
  });
  expect(JSON.parse(body)).toEqual({
    message: 'Missing Authentication Token',
    code: 'MissingAuthenticationTokenException',
    requestId: headers['x-amzn-requestid'],
  });
});

test('HEAD is no route either', async () => {
  const { status, body } = await send(await start(), ROUTE, { method: 'HEAD' });
  expect([status, body]).toEqual([403, '']);
});

test.each<[string, GatewayOptions['handler']]>([
  ['throws', fail],
  [
    'throws at once',
    () => {
      throw new Error('no luck');
    },
  ],
  ['answers nothing', () => Promise.resolve(undefined)],
  ['answers a body that is no string', () => Promise.resolve({ statusCode: 200, body: {} })],
])('a handler that %s is a 502 with the one error body', async (_, handler) => {
  const onRequest = jest.fn<(entry: RequestLogEntry) => void>();
  const { status, headers, body } = await send(await start({ handler, onRequest }), ROUTE);
  expect(status).toBe(502);
  expect(headers).toMatchObject({ 'x-amzn-errortype': 'InternalServiceError', 'cache-control': 'no-store' });
  expect(JSON.parse(body)).toMatchObject({ code: 'InternalServiceError' });
  expect(body).not.toContain('no luck');
  await sleep(20);
  expect(onRequest.mock.lastCall?.[0].fault).toMatchObject({ name: 'Error' });
});

test('a handler that takes too long is a 504 to try again', async () => {
  const { status, headers, body } = await send(await start({ handler: hang, functionTimeoutMs: 50 }), ROUTE);
  expect(status).toBe(504);
  expect(headers).toMatchObject({ 'retry-after': '2', 'x-amzn-errortype': 'ServiceUnavailable' });
  expect(JSON.parse(body)).toMatchObject({ code: 'ServiceUnavailable' });
});

test('a preflight is answered for an origin on the list, and for no other', async () => {
  const allowedOrigins = [ORIGIN, 'http://localhost:5173'];
  const { port } = await start({ allowedOrigins });
  const preflight = (Origin: string) =>
    send({ port }, `${ROUTE}/`, {
      method: 'OPTIONS',
      headers: { Origin, 'Access-Control-Request-Method': 'GET' },
    });
  const good = await preflight(ORIGIN);
  expect([good.status, good.body]).toEqual([204, '']);
  expect(good.headers).toMatchObject({
    'access-control-allow-origin': ORIGIN,
    'access-control-allow-methods': 'GET',
    'access-control-max-age': '7200',
    vary: 'Origin',
  });
  expect(good.headers['access-control-allow-headers']).toContain('If-None-Match');
  const bad = await preflight('https://evil.example');
  expect(bad.status).toBe(204);
  expect(bad.headers).toMatchObject({ vary: 'Origin' });
  expect(bad.headers).not.toHaveProperty('access-control-allow-origin');
});

test('an error of the gateway can be read by a page of an allowed origin', async () => {
  const { headers } = await send(await start({ allowedOrigins: [ORIGIN] }), '/nothing', {
    headers: { Origin: ORIGIN },
  });
  expect(headers).toMatchObject({ 'access-control-allow-origin': ORIGIN, vary: 'Origin' });
  expect(headers['access-control-expose-headers']).toContain('x-amzn-RequestId');
});

test('* is for every origin', async () => {
  const { headers } = await send(await start({ allowedOrigins: ['*'] }), '/nothing');
  expect(headers).toMatchObject({ 'access-control-allow-origin': '*' });
  expect(headers).not.toHaveProperty('vary');
});

test('pages see what is not the route, and only that', async () => {
  const pages = jest.fn<NonNullable<GatewayOptions['pages']>>(({ path }) =>
    path === '/hello' ? { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'Hi.' } : undefined,
  );
  const { port } = await start({ pages });
  expect(await send({ port }, '/hello')).toMatchObject({ status: 200, body: 'Hi.' });
  expect(await send({ port }, '/other')).toMatchObject({ status: 403 });
  expect(await send({ port }, ROUTE)).toMatchObject({ status: 200 });
  expect(pages).toHaveBeenCalledTimes(2);
});

test('a page that throws is a 500 with the one error body', async () => {
  const { status, body } = await send(await start({ pages: fail }), '/hello');
  expect(status).toBe(500);
  expect(JSON.parse(body)).toMatchObject({ code: 'InternalServiceError' });
});

test.each([
  ['a URL of 10,240 bytes', `${ROUTE}?${'a'.repeat(10_240 - ROUTE.length - 1)}`, {}, 200],
  ['a URL of 10,241 bytes', `${ROUTE}?${'a'.repeat(10_241 - ROUTE.length - 1)}`, {}, 414],
  ['headers of 10,000 bytes', ROUTE, { a: 'b'.repeat(10_000) }, 200],
  ['headers of over 10,240 bytes', ROUTE, { a: 'b'.repeat(10_240) }, 431],
  ['headers that Node does not read any more', ROUTE, { a: 'b'.repeat(100_000) }, 431],
])('%s', async (_, path, headers, status) => {
  const answer = await send(await start(), path, { headers });
  expect(answer.status).toBe(status);
  const { code } = JSON.parse(answer.body);
  expect(code).toBe(status === 200 ? undefined : 'InvalidRequestException');
  expect(answer.headers).toHaveProperty('x-amzn-requestid');
});

test.each([
  ['bytes that are no HTTP', 'hello\r\n\r\n', 400],
  ['a method that is none', 'FETCH / HTTP/1.1\r\n\r\n', 400],
  ['a path that is not ASCII', `GET /dataIntegrations/\u00e9/associations HTTP/1.1\r\n\r\n`, 400],
  ['a control character in a header', `GET ${ROUTE} HTTP/1.1\r\na: b\u0000c\r\n\r\n`, 400],
  ['no Host', `GET ${ROUTE} HTTP/1.1\r\nConnection: close\r\n\r\n`, 200],
  [
    'an expectation nobody knows',
    `GET ${ROUTE} HTTP/1.1\r\nExpect: miracles\r\nConnection: close\r\n\r\n`,
    200,
  ],
  ['an upgrade nobody does', `GET ${ROUTE} HTTP/1.0\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n`, 200],
])('%s gets an answer with a JSON body', async (_, bytes, status) => {
  const answer = await sendBytes(await start(), bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toMatch(/\r\nx-amzn-RequestId: [0-9a-f-]{36}\r\n/);
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toBeInstanceOf(Object);
});

test('each request is reported when it is over, also one whose caller hung up', async () => {
  const over = Promise.withResolvers<RequestLogEntry>();
  const hanging = Promise.withResolvers<{ statusCode: number }>();
  const { port } = await start({ handler: () => hanging.promise, onRequest: over.resolve });
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${ROUTE}?a=1 HTTP/1.1\r\n\r\n`);
  await sleep(30);
  socket.destroy();
  await sleep(30);
  hanging.resolve({ statusCode: 200 });
  const entry = await over.promise;
  expect(entry).toMatchObject({ method: 'GET', path: ROUTE, query: 'a=1', status: 200 });
  expect(entry.ms).toBeGreaterThan(50);
});

test('closing takes less than a second, with an idle connection and a hanging request', async () => {
  const { port, close } = await start({ handler: hang });
  const idle = connect(port, '127.0.0.1');
  const hanging = connect(port, '127.0.0.1');
  const hungUp = Promise.all(
    [idle, hanging].map((socket) => new Promise((done) => socket.resume().once('close', done))),
  );
  hanging.write(`GET ${ROUTE} HTTP/1.1\r\n\r\n`);
  idle.write('GET /nothing HTTP/1.1\r\n\r\n');
  await sleep(50);
  const startedAt = performance.now();
  await Promise.all([close(), close(), hungUp]);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test('requests under way may finish when the gateway closes', async () => {
  const { port, close } = await start({ handler: takeTime });
  const answer = send({ port }, ROUTE);
  await sleep(30);
  await close();
  expect(await answer).toMatchObject({ status: 200, body: 'done' });
});

test('a taken port is an error with its code', async () => {
  const { port } = await start();
  await expect(startGateway({ handler: echo, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
