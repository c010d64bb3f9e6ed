import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { Emulator } from '../../../emulator/server.ts';
import { getJson, send, sendJson } from '../raw-http.ts';
import { startEmulator } from '../start-emulator.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ now: () => Date.UTC(2026, 0, 1), requestsPerSecond: 1, burst: 1 });
});
afterEach(() => emulator.close());

const CLOCK = '/_emulator/clock';
const put = (body: unknown) => sendJson(emulator, 'PUT', CLOCK, body);
const advance = (seconds: number) =>
  send(emulator, 'PUT', CLOCK, JSON.stringify({ advanceSeconds: seconds }));

test('it is moved on, and put back', async () => {
  expect(await getJson(emulator, CLOCK)).toEqual({ now: '2026-01-01T00:00:00.000Z', advancedSeconds: 0 });
  const moved = await advance(86_400);
  expect(moved).toMatchObject({ status: 204, body: '' });
  expect(moved.headers).not.toHaveProperty('content-length');
  await advance(1);
  expect(await getJson(emulator, CLOCK)).toEqual({
    now: '2026-01-02T00:00:01.000Z',
    advancedSeconds: 86_401,
  });
  expect(await send(emulator, 'DELETE', CLOCK)).toMatchObject({ status: 204 });
  expect(await getJson(emulator, CLOCK)).toMatchObject({ advancedSeconds: 0 });
});

test('so it is in code', () => {
  emulator.clock.advance(60);
  expect(emulator.clock.now()).toBe(Date.UTC(2026, 0, 1, 0, 1));
  expect(emulator.clock.advancedSeconds()).toBe(60);
  emulator.clock.reset();
  expect(emulator.clock.now()).toBe(Date.UTC(2026, 0, 1));
  expect(() => emulator.clock.advance(-1)).toThrow(
    'advanceSeconds must have value greater than or equal to 0.',
  );
});

test('tomorrow, a page token has expired, and the quota on requests is there again', async () => {
  const MANY = '/dataIntegrations/many/associations?maxResults=1';
  const { NextToken } = (await getJson(emulator, MANY)) as { NextToken: string };
  expect(await send(emulator, 'GET', MANY)).toMatchObject({ status: 429 });
  await advance(86_399);
  expect(await send(emulator, 'GET', `${MANY}&nextToken=${NextToken}`)).toMatchObject({ status: 200 });
  await advance(1);
  expect(await send(emulator, 'GET', `${MANY}&nextToken=${NextToken}`)).toMatchObject({ status: 400 });
});

test.each([
  [{}, 'advanceSeconds must not be null.'],
  [{ advanceSeconds: -1 }, 'advanceSeconds must have value greater than or equal to 0.'],
  [{ advanceSeconds: 0.5 }, 'advanceSeconds must be a whole number.'],
  [{ advanceSeconds: '60' }, 'advanceSeconds must be a whole number.'],
  [{ advanceSeconds: 4e9 }, 'advanceSeconds must have value less than or equal to 3153600000.'],
  [
    { advanceSecond: 60 },
    'advanceSecond is no member that is known: advanceSeconds is probably meant. advanceSeconds must not be null.',
  ],
  [{ advanceSeconds: 60, minutes: 1 }, 'minutes is no member that is known: there are advanceSeconds.'],
  [[], 'The body must be an object.'],
])('%j is refused with a sentence', async (body, Message) => {
  expect(await put(body)).toEqual({ status: 400, code: 'InvalidRequestException', json: { Message } });
  expect(emulator.clock.advancedSeconds()).toBe(0);
});

test('it goes no further than dates do', async () => {
  for (const _ of [1, 2]) await advance(1_500_000_000);
  expect(await put({ advanceSeconds: 1_500_000_000 })).toMatchObject({
    json: { Message: 'advanceSeconds must not move the clock by more than 100 years in all.' },
  });
  expect(emulator.clock.advancedSeconds()).toBe(3_000_000_000);
});
