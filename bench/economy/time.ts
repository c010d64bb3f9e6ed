import { setImmediate as nextTurn } from 'node:timers/promises';

import { createEventQueue } from './event-queue.ts';

export type Time = ReturnType<typeof createTime>;

/** The middle of a week of keys, so that a clock that is an hour behind is in the same week. */
const START = 2958 * 7 * 24 * 3600 * 1000 + 3 * 24 * 3600 * 1000;

/** A clock that goes on when everything that can happen at a moment has happened. In epoch milliseconds. */
export function createTime() {
  const queue = createEventQueue();
  let now = START;
  return {
    now: () => now,
    after(milliseconds: number, run: () => void): void {
      queue.add(now + milliseconds, run);
    },
    pass(milliseconds: number): Promise<void> {
      return new Promise((resolve) => {
        queue.add(now + milliseconds, resolve);
      });
    },
    /** Lets everything happen that was begun, or is begun meanwhile; or only what happens before `until` says that it is over. */
    async run(until = (): number => Infinity): Promise<void> {
      for (let event = queue.next(); event && event.at < until(); event = queue.next()) {
        now = event.at;
        event.run();
        await nextTurn();
      }
    },
  };
}
