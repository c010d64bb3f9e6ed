import { expect, jest, test } from '@jest/globals';

import { gatewayErrors } from '../../../contract/gateway-errors.ts';
import type { FinishedRequest } from '../../../local/gateway/gateway.ts';
import { gatewayPerTest, ROUTE } from '../gateway-under-test.ts';
import { send } from '../send.ts';

const start = gatewayPerTest();
const allowedOrigins = ['https://app.example'];
const Origin = 'https://app.example';

test.each([ROUTE, '/dataIntegrations', `${ROUTE}/`])(
  'a caller who is not authorized gets the answer of API Gateway for %s, and the function never runs',
  async (path) => {
    const handler = jest.fn(async () => ({ statusCode: 200, body: '{}' }));
    const gateway = await start({ handler, allowedOrigins, authorize: () => false });
    const answer = await send(gateway, path, { headers: { Origin } });
    expect(answer).toMatchObject({
      status: 401,
      headers: {
        'access-control-allow-origin': Origin,
        'x-amzn-errortype': 'UnauthorizedException',
        'content-type': 'application/json',
      },
    });
    const { code, sentence } = gatewayErrors.UNAUTHORIZED;
    expect(JSON.parse(answer.body)).toMatchObject({ code, message: sentence });
    expect(handler).not.toHaveBeenCalled();
  },
);

test('who calls is decided by the request, each time', async () => {
  const gateway = await start({
    authorize: async ({ headers }) => headers.some(([name]) => name === 'X-Me'),
  });
  expect(await send(gateway, ROUTE)).toMatchObject({ status: 401 });
  expect(await send(gateway, ROUTE, { headers: { 'X-Me': 'yes' } })).toMatchObject({ status: 200 });
  expect(await send(gateway, ROUTE)).toMatchObject({ status: 401 });
});

test('preflights, pages and what is no route are open, as in a deployment', async () => {
  const page = { status: 200, headers: {}, body: 'a page' };
  const authorize = jest.fn(() => false);
  const pages = ({ path }: { path: string }) => (path === '/' ? page : undefined);
  const gateway = await start({ allowedOrigins, pages, authorize });
  expect(await send(gateway, ROUTE, { method: 'OPTIONS', headers: { Origin } })).toMatchObject({
    status: 204,
  });
  expect(await send(gateway, '/')).toMatchObject({ status: 200 });
  for (const method of ['POST', 'HEAD']) {
    expect(await send(gateway, ROUTE, { method })).toMatchObject({ status: 403 });
  }
  expect(await send(gateway, '/nothing')).toMatchObject({ status: 403 });
  expect(authorize).not.toHaveBeenCalled();
});

test('an authorizer that fails lets nobody in, and says so', async () => {
  const over = Promise.withResolvers<FinishedRequest>();
  const fault = new Error('out of order');
  const gateway = await start({ authorize: () => Promise.reject(fault), onRequest: over.resolve });
  const answer = await send(gateway, ROUTE);
  expect(answer).toMatchObject({ status: 500, headers: { 'x-amzn-errortype': 'InternalServiceError' } });
  expect(await over.promise).toMatchObject({ fault });
});
