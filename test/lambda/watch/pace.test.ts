import { expect, test } from '@jest/globals';

import { createPace } from '../../../lambda/watch/pace.ts';
import { failures } from './appintegrations.ts';

/** A pace, on a clock that only waiting moves, by so much of each wait. */
function stepped(deadline: number, share = 1) {
  const clock = { now: 500 };
  const pace = createPace({
    deadline,
    callEveryMs: 1000,
    now: () => clock.now,
    random: () => 0,
    pause: async (milliseconds) => void (clock.now += Math.max(1, Math.floor(milliseconds * share))),
  });
  return { clock, pace };
}

test('the first call begins at once, and each other a second after the one before began', async () => {
  const { clock, pace } = stepped(60_000);
  expect(await pace.turn(-Infinity)).toBe(8000);
  expect(clock.now).toBe(500);
  clock.now = 700;
  await pace.turn(-Infinity);
  expect(clock.now).toBe(1500);
  // A call that takes longer than a second is waited for by nobody.
  clock.now = 9000;
  await pace.turn(-Infinity);
  expect(clock.now).toBe(9000);
});

test('timers that are early do not make it faster', async () => {
  const { clock, pace } = stepped(60_000, 0.9);
  await pace.turn(-Infinity);
  await pace.turn(-Infinity);
  expect(clock.now).toBe(1500);
});

test('a page that may not be asked for yet is waited for', async () => {
  const { clock, pace } = stepped(60_000);
  await pace.turn(7000);
  expect(clock.now).toBe(7000);
});

test('the longest of all waits counts', async () => {
  const { clock, pace } = stepped(60_000);
  await pace.turn(-Infinity);
  pace.refused(failures.throttled(30));
  await pace.turn(7000);
  expect(clock.now).toBe(30_500);
});

test('a success makes the waits short again', async () => {
  const { clock, pace } = stepped(600_000);
  for (const at of [500, 1500, 3500, 7500]) {
    await pace.turn(-Infinity);
    expect(clock.now).toBe(at);
    pace.refused(failures.throttled());
  }
  pace.succeeded();
  await pace.turn(-Infinity);
  pace.refused(failures.throttled());
  const refusedAt = clock.now;
  await pace.turn(-Infinity);
  expect(clock.now).toBe(refusedAt + 1000);
});

test('no turn begins with less than a second left, and nobody waits to hear so', async () => {
  const { clock, pace } = stepped(10_000);
  expect(await pace.turn(9001)).toBeUndefined();
  expect(clock.now).toBe(500);
  expect(await pace.turn(9000)).toBe(1000);
  expect(clock.now).toBe(9000);
});
