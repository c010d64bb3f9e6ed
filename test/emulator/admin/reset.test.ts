import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { Emulator } from '../../../emulator/server.ts';
import { getJson, send, sendJson } from '../raw-http.ts';
import { startEmulator } from '../start-emulator.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ now: () => Date.UTC(2026, 0, 1), requestsPerSecond: 30, burst: 30 });
});
afterEach(() => emulator.close());

const seen = async () => {
  const lists = ['/dataIntegrations', '/dataIntegrations/zendesk-tickets/associations'];
  const own = ['clock', 'faults'].map((name) => `/_emulator/${name}`);
  return Promise.all([...lists, ...own].map((path) => getJson(emulator, path)));
};

test.each([
  ['over HTTP', () => send(emulator, 'POST', '/_emulator/reset')],
  ['in code', async () => emulator.reset()],
])('everything is back to what the start had, %s', async (_how, reset) => {
  const before = await seen();
  const token = { Name: 'new', KmsKey: 'key', ClientToken: 'once' };
  await sendJson(emulator, 'POST', '/dataIntegrations', token);
  await send(emulator, 'DELETE', '/dataIntegrations/empty');
  emulator.runs.set({ identifier: 'zendesk-tickets', ExecutionStatus: 'FAILED' });
  emulator.faults.set({ latencyMs: 1, faults: [{ like: 'broken', times: 9 }] });
  emulator.clock.advance(60);
  await send(emulator, 'GET', '/dataIntegrations');

  await reset();
  expect(emulator.requests.count()).toBe(0);
  expect(await seen()).toEqual(before);
  expect(await sendJson(emulator, 'POST', '/dataIntegrations', { ...token, KmsKey: 'other' })).toMatchObject({
    status: 200,
  });
});

test('what fails every other time begins anew, and the quota on requests is full', async () => {
  const statuses = async (path: string, count: number) => {
    const answers = [];
    for (let index = 0; index < count; index += 1) answers.push((await send(emulator, 'GET', path)).status);
    return answers;
  };
  expect(await statuses('/dataIntegrations/flaky', 3)).toEqual([503, 200, 503]);
  expect(await statuses('/dataIntegrations', 28)).toContain(429);
  expect(await send(emulator, 'POST', '/_emulator/reset')).toMatchObject({ status: 204, body: '' });
  expect(await statuses('/dataIntegrations/flaky', 2)).toEqual([503, 200]);
});

test.each([
  ['GET', '/_emulator/reset', 'There is no GET /_emulator/reset. There is POST /_emulator/reset.'],
  ['POST', '/_emulator/rest', 'There is no POST /_emulator/rest. There is POST /_emulator/reset.'],
  [
    'PUT',
    '/_emulator/fault',
    'There is no PUT /_emulator/fault. There is GET /_emulator/faults, PUT /_emulator/faults',
  ],
])('%s %s is nothing, and what was meant is named', async (method, path, sentence) => {
  const { status, body } = await send(emulator, method, path);
  expect([status, JSON.parse(body).Message]).toEqual([404, expect.stringContaining(sentence)]);
});
