import { expect, test } from '@jest/globals';

import type { RoundSample } from '../../bench/measure-rounds.ts';
import { figures, medianRatio, summarize } from '../../bench/summary.ts';

function sample(milliseconds: number): RoundSample {
  const cold = { wall: milliseconds, cpu: milliseconds, init: 1, initCpu: 1, firstRequest: 1 };
  return { cold, warm: { latencies: [milliseconds], cpu: milliseconds, memory: 1, peakMemory: 1 } };
}

test('ratios are taken within a round, so that a slow round counts for both', () => {
  const samples = {
    ours: [sample(5), sample(50), sample(5)],
    theirs: [sample(10), sample(100), sample(10)],
  };
  expect(medianRatio(samples, 'ours', 'theirs', figures.coldCpu)).toBe(0.5);
});

test('what was not measured is null, not a number', () => {
  const { median, ratio } = summarize(
    { name: 'ours', label: 'ours', bytes: 1, zipBytes: 1 },
    { ours: [sample(5)], bare: [sample(10)] },
  );
  expect(median.throttledWall).toBeNull();
  expect(ratio.throttledWall).toBeNull();
  expect(ratio.warmCpu).toBe(0.5);
});

test('percentiles are of the requests of all rounds', () => {
  const { latency } = summarize(
    { name: 'ours', label: 'ours', bytes: 1, zipBytes: 1 },
    { ours: [sample(1), sample(3)] },
  );
  expect(latency.p50).toBe(2);
});
