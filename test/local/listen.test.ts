import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from '@jest/globals';

import { gatewayPerTest, ROUTE } from './gateway-under-test.ts';
import { send } from './send.ts';

const start = gatewayPerTest();

function hang() {
  return sleep(5000, undefined, { ref: false });
}

async function takeTime() {
  await sleep(100);
  return { statusCode: 200, body: 'done' };
}

test('closing waits neither for an idle connection nor for a hanging request', async () => {
  const { port, close } = await start({ handler: hang });
  const idle = connect(port, '127.0.0.1');
  const hanging = connect(port, '127.0.0.1');
  const hungUp = Promise.all(
    [idle, hanging].map((socket) => new Promise((done) => socket.resume().once('close', done))),
  );
  hanging.write(`GET ${ROUTE} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  idle.write('GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await sleep(50);
  const startedAt = performance.now();
  await Promise.all([close(), close(), hungUp]);
  // Half a second of grace, and ample for a busy machine; waiting for the function would take ten.
  expect(performance.now() - startedAt).toBeLessThan(4000);
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
  await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
