import { connect } from 'node:net';

import { expect, jest, test } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import type { GatewayOptions } from '../../../local/gateway/gateway.ts';
import type { FinishedRequest } from '../../../local/gateway/gateway.ts';
import { sendBytes } from '../../emulator/raw-http.ts';
import { watchServers } from '../../server-requests.ts';
import { until } from '../../until.ts';
import { gatewayPerTest, ROUTE } from '../gateway-under-test.ts';
import { send } from '../send.ts';

const start = gatewayPerTest();
const seen = watchServers();

/** Takes longer than anybody waits. */
function hang() {
  jest.advanceTimersByTime(10_000);
  return new Promise(() => {});
}

function fail(): Promise<never> {
  return Promise.reject(new Error('no luck'));
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
  expect(remaining).toBe(10_000);
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test('a proxy may send the whole URL', async () => {
  const answer = await sendBytes(
    await start(),
    `GET http://localhost${ROUTE}?a=1 HTTP/1.0\r\nHost: localhost\r\n\r\n`,
  );
  expect(answer).toContain(`"path":"${ROUTE}"`);
});

test('a body on GET is ignored, and the connection serves on', async () => {
  const body = 'x'.repeat(100_000);
  const answers = await sendBytes(
    await start(),
    `GET ${ROUTE} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}` +
      `GET ${ROUTE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
  );
  expect(answers.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
  expect(answers.match(/"body":null/g)).toHaveLength(2);
});

test.each([
  ['GET', '/'],
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
  const onRequest = jest.fn<(entry: FinishedRequest) => void>();
  const { status, headers, body } = await send(await start({ handler, onRequest }), ROUTE);
  expect(status).toBe(502);
  expect(headers).toMatchObject({ 'x-amzn-errortype': 'InternalServiceError', 'cache-control': 'no-store' });
  expect(JSON.parse(body)).toMatchObject({ code: 'InternalServiceError' });
  expect(body).not.toContain('no luck');
  await until(() => onRequest.mock.calls.length > 0);
  expect(onRequest.mock.lastCall?.[0].fault).toMatchObject({ name: 'Error' });
});

test('a handler that takes too long is a 504 to try again', async () => {
  const { status, headers, body } = await send(await start({ handler: hang }), ROUTE);
  expect(status).toBe(504);
  expect(headers).toMatchObject({ 'retry-after': '2', 'x-amzn-errortype': 'ServiceUnavailable' });
  expect(JSON.parse(body)).toMatchObject({ code: 'ServiceUnavailable' });
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

test('each request is reported when it is over, also one whose caller hung up', async () => {
  const over = Promise.withResolvers<FinishedRequest>();
  const hanging = Promise.withResolvers<{ statusCode: number }>();
  const { port } = await start({ handler: () => hanging.promise, onRequest: over.resolve });
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.write(`GET ${ROUTE}?a=1 HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await until(() => seen.length === 1);
  socket.destroy();
  await until(() => seen[0]?.response.closed === true);
  jest.advanceTimersByTime(60);
  hanging.resolve({ statusCode: 200 });
  const entry = await over.promise;
  expect(entry).toMatchObject({ method: 'GET', path: ROUTE, query: 'a=1', status: 200 });
  expect(entry.ms).toBe(60);
});
