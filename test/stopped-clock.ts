import { afterEach, beforeEach, jest } from '@jest/globals';

/**
 * Stops the clock of the code under test for each test of a file: no time limit ends because this machine is slow, only
 * where a test lets time pass (`jest.advanceTimersByTime`). Node's own waiting (connections, `node:timers`) goes on.
 */
export function stopClock(): void {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: [
        'clearImmediate',
        'clearInterval',
        'hrtime',
        'nextTick',
        'queueMicrotask',
        'setImmediate',
        'setInterval',
      ],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
}
