import { setImmediate as nextTurn } from 'node:timers/promises';

import { createEventQueue } from '../../../bench/economy/event-queue.ts';

export type Time = ReturnType<typeof createTime>;

/** A clock that goes on when everything that can happen at a moment has happened. In milliseconds. */
export function createTime(start: number) {
  const queue = createEventQueue();
  let now = start;
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
    /** Lets everything happen that was begun, or is begun meanwhile. */
    async run(): Promise<void> {
      for (let event = queue.next(); event !== undefined; event = queue.next()) {
        now = event.at;
        event.run();
        await nextTurn();
      }
    },
  };
}
