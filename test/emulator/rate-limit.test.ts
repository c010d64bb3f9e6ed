import { expect, test } from '@jest/globals';

import { createRateLimit } from '../../emulator/rate-limit.ts';
import { send } from './raw-http.ts';
import { startEmulator } from './start-emulator.ts';

/** How many of `count` requests at once are within the limit. */
const allowed = (limit: () => boolean, count: number) =>
  Array.from({ length: count }, limit).filter(Boolean).length;

test('a burst, then the steady rate, then a burst again after a rest', () => {
  let time = 0;
  const limit = createRateLimit({ requestsPerSecond: 2, burst: 5, now: () => time });
  expect(allowed(limit, 10)).toBe(5);
  time += 499;
  expect(allowed(limit, 10)).toBe(0);
  time += 1;
  expect(allowed(limit, 10)).toBe(1);
  time += 1500;
  expect(allowed(limit, 10)).toBe(3);
  time += 60_000;
  expect(allowed(limit, 10)).toBe(5);
});

test('a clock that goes back takes nothing away', () => {
  let time = 1000;
  const limit = createRateLimit({ requestsPerSecond: 1, burst: 2, now: () => time });
  time = 0;
  expect(allowed(limit, 3)).toBe(2);
});

test('the emulator refuses what is over the limit, but never its own endpoints', async () => {
  const emulator = await startEmulator({ requestsPerSecond: 2, burst: 3, now: () => 0 });
  const answers = [];
  try {
    for (const _ of Array(4)) answers.push(await send(emulator, 'GET', '/dataIntegrations/empty'));
    answers.push(await send(emulator, 'GET', '/_emulator'));
  } finally {
    await emulator.close();
  }
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 200]);
  expect(answers[3]?.headers['x-amzn-errortype']).toBe('ThrottlingException');
});
