import { expect, test } from '@jest/globals';

import { gatewayPerTest, ROUTE } from '../gateway-under-test.ts';
import { send } from '../send.ts';

const start = gatewayPerTest();

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
