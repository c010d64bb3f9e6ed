import { expect, test } from '@jest/globals';

import { gatewayPerTest, ROUTE } from '../gateway-under-test.ts';
import { send } from '../send.ts';

const ORIGIN = 'https://app.example';

const start = gatewayPerTest();

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
