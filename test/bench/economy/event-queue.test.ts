import { expect, test } from '@jest/globals';
import { array, assert, integer, property } from 'fast-check';

import { createEventQueue } from '../../../bench/economy/event-queue.ts';

test('events come out by time, those of one time in the order they went in', () => {
  assert(
    property(array(integer({ min: 0, max: 20 })), (times) => {
      const queue = createEventQueue();
      const happened: [at: number, order: number][] = [];
      for (const [order, at] of times.entries()) {
        queue.add(at, () => happened.push([at, order]));
      }
      for (let event = queue.next(); event; event = queue.next()) event.run();
      expect(happened).toEqual(happened.toSorted(([a, i], [b, j]) => a - b || i - j));
      expect(happened).toHaveLength(times.length);
    }),
  );
});

test('an event may put in others', () => {
  const queue = createEventQueue();
  queue.add(5, () => {});
  queue.add(1, () => {});
  queue.next();
  queue.add(3, () => {});
  expect([queue.next()?.at, queue.next()?.at, queue.next()]).toEqual([3, 5, undefined]);
});
