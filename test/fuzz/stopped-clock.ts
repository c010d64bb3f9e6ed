import { withGlobal } from '@sinonjs/fake-timers';

/**
 * Stops the clock of the code under attack, in a test of jest's as outside of it: no time limit ends because this machine
 * is slow, and what is left of its timers can be counted.
 */
export function stoppedClock() {
  return withGlobal(globalThis).install({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
}
