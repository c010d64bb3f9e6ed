const durations = { p50: 1, p99: 1 };

/** What the benchmark measured of one memory size of the function. */
export const aMemorySize = {
  memoryMb: 512,
  cpus: 0.29,
  init: 100,
  firstRequest: 50,
  peakMemory: 90,
  upstream: { ...durations, cost: 0.5 },
  cached: { ...durations, cost: 0.2 },
};
