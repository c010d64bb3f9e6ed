import { performance } from 'node:perf_hooks';

/** How often to look, and how much of that time at the least must be work for it not to be idle; in milliseconds. */
const EACH_MS = 100;
const WORK_MS = 2;

/**
 * Watches how long this process has nothing to do but wait, on end. A busy machine makes no difference: who is not given the processor is
 * not idle.
 *
 * @param isTooLong - called once a wait is longer than `limit`, in milliseconds
 */
export function watchIdleness(isTooLong) {
  const state = { limit: Infinity, longest: 0, stretch: 0 };
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { idle, active } = performance.eventLoopUtilization(now, before);
    before = now;
    state.stretch = active < WORK_MS ? state.stretch + idle : 0;
    state.longest = Math.max(state.longest, state.stretch);
    if (state.stretch > state.limit) isTooLong();
  }, EACH_MS);
  return {
    /** Begins anew. */
    begin: (limit) => Object.assign(state, { limit, longest: 0, stretch: 0 }),
    longest: () => state.longest,
  };
}
