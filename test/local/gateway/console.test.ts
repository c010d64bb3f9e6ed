import { expect, jest, test } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';

import type { FinishedRequest, GatewayOptions } from '../../../local/gateway/gateway.ts';
import { builtConsole, CONFIG } from '../../console/built-console.ts';
import { until } from '../../until.ts';
import { gatewayPerTest, ROUTE } from '../gateway-under-test.ts';
import { send } from '../send.ts';

const start = gatewayPerTest();
const handler = builtConsole();
const built = { consoleFunction: () => handler };

/** What would answer if the console did not. */
const pages = () => ({ status: 200, headers: {}, body: 'another page' });

test.each([
  ['/', 'the page'],
  ['/?identifier=orders', 'the page'],
  ['/config.json', CONFIG],
  ['/favicon.svg', 'the icon'],
  ['/assets/index-CbXzZy1a.js', 'the script'],
])('%s is answered by the console’s function, with its headers', async (path, body) => {
  const answer = await send(await start({ ...built, pages }), path);
  expect(answer).toMatchObject({
    status: 200,
    body,
    headers: {
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
      'x-amzn-requestid': expect.any(String),
    },
  });
});

test('it gets the event of its resource, at a stage, and sends what is known with 304', async () => {
  const events: APIGatewayProxyEvent[] = [];
  const gateway = await start({
    consoleFunction: () => async (event) => {
      events.push(event);
      return handler(event);
    },
  });
  const { headers } = await send(gateway, '/');
  const again = await send(gateway, '/', { headers: { 'if-none-match': String(headers['etag']) } });
  expect([again.status, again.body]).toEqual([304, '']);
  await send(gateway, '/assets/..%2Findex.html?a=1');
  expect(events).toMatchObject([
    { resource: '/', path: '/', pathParameters: null, requestContext: { path: '/local/' } },
    { resource: '/', httpMethod: 'GET' },
    {
      resource: '/assets/{file}',
      path: '/assets/..%2Findex.html',
      pathParameters: { file: '..%2Findex.html' },
      queryStringParameters: { a: '1' },
    },
  ]);
});

test.each(['/assets/nothing.js', '/assets/..%2Findex.html', '/assets/%2e%2e'])(
  '%s is no file of the console’s',
  async (path) => {
    const { status, body, headers } = await send(await start({ ...built, pages }), path);
    expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
    expect(JSON.parse(body)).toMatchObject({
      code: 'ResourceNotFoundException',
      requestId: headers['x-amzn-requestid'],
    });
  },
);

test.each(['HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE'])('%s is refused, as deployed', async (method) => {
  const gateway = await start({ ...built, pages, allowedOrigins: ['*'] });
  for (const path of ['/', '/config.json', '/assets/index-CbXzZy1a.js']) {
    const { status, headers } = await send(gateway, path, { method });
    expect([status, headers['x-amzn-errortype']]).toEqual([403, 'MissingAuthenticationTokenException']);
  }
});

test('where none is built, and for all that is not the console’s, the pages answer, and the routes as before', async () => {
  const unbuilt = await start({ pages });
  for (const path of ['/', '/config.json']) expect((await send(unbuilt, path)).body).toBe('another page');
  await unbuilt.close();
  const gateway = await start({ ...built, pages });
  for (const path of ['/index.html', '/openapi.json', '/assets/', '/assets/a/b.js', '//']) {
    expect((await send(gateway, path)).body).toBe('another page');
  }
  expect(JSON.parse((await send(gateway, ROUTE)).body)).toMatchObject({ path: ROUTE });
});

test('it is open to those who may not have the routes', async () => {
  const gateway = await start({ ...built, authorize: () => false });
  expect((await send(gateway, '/')).status).toBe(200);
  expect((await send(gateway, ROUTE)).status).toBe(401);
});

test.each<[string, number, NonNullable<GatewayOptions['consoleFunction']>]>([
  [
    'cannot be read',
    500,
    () => {
      throw new Error('no luck');
    },
  ],
  ['fails', 502, () => () => Promise.reject(new Error('no luck'))],
])(
  'a console that %s is a %i that does not say why; the terminal does',
  async (_what, status, consoleFunction) => {
    const onRequest = jest.fn<(entry: FinishedRequest) => void>();
    const answer = await send(await start({ consoleFunction, onRequest }), '/');
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'InternalServiceError' });
    expect(answer.body).not.toContain('no luck');
    await until(() => onRequest.mock.calls.length > 0);
    expect(onRequest.mock.lastCall?.[0].fault).toMatchObject({ message: 'no luck' });
  },
);
