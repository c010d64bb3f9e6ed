import { connect } from 'node:net';

import { expect, jest, test } from '@jest/globals';

import { until } from '../../until.ts';
import { gatewayPerTest, ROUTE } from '../gateway-under-test.ts';
import { send } from '../send.ts';

const start = gatewayPerTest();

/** A connection of a caller's who may be hung up on. */
function dial(port: number, request: string) {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.resume().write(request);
  return socket;
}

test('closing waits neither for an idle connection nor for a hanging request', async () => {
  const handler = jest.fn(() => new Promise(() => {}));
  const { port, close } = await start({ handler });
  const idle = dial(port, 'GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const hanging = dial(port, `GET ${ROUTE} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await until(() => idle.bytesRead > 0 && handler.mock.calls.length === 1);
  const closed = Promise.all([close(), close()]);
  await until(() => idle.closed);
  expect(hanging.closed).toBe(false);
  jest.advanceTimersByTime(500);
  await closed;
  await until(() => hanging.closed);
  expect(hanging.bytesRead).toBe(0);
});

test('requests under way may finish when the gateway closes', async () => {
  const { promise, resolve } = Promise.withResolvers<object>();
  const handler = jest.fn(() => promise);
  const { port, close } = await start({ handler });
  const answer = send({ port }, ROUTE);
  await until(() => handler.mock.calls.length === 1);
  const closed = close();
  resolve({ statusCode: 200, body: 'done' });
  await closed;
  expect(await answer).toMatchObject({ status: 200, body: 'done' });
});

test('a taken port is an error with its code', async () => {
  const { port } = await start();
  await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
