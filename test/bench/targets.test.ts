import { expect, test } from '@jest/globals';

import type { RoundSample } from '../../bench/measure-rounds.ts';
import { judge } from '../../bench/targets.ts';

function sample(wall: number, cpu: number): RoundSample {
  const cold = { wall, cpu, init: 1, initCpu: 1, firstRequest: 1 };
  return { cold, throttled: cold, warm: { latencies: [], cpu, memory: 1, peakMemory: 1 } };
}

const fast = {
  function: [sample(40, 40)],
  'function-kms': [sample(55, 55)],
  'function-cached': [sample(40, 10)],
  'runtime-only': [sample(10, 10)],
  bare: [sample(100, 100)],
  hono: [sample(150, 1)],
  powertools: [sample(120, 1)],
  express: [sample(160, 1)],
  fastify: [sample(170, 1)],
};

test('what keeps every promise passes', () => {
  const verdicts = judge({ samples: fast, zipBytes: 34 * 1024, upstreamCallsPerSecond: 1 });
  expect(verdicts.filter(({ met }) => !met)).toEqual([]);
});

test('the fastest framework is the one compared with', () => {
  const verdicts = judge({ samples: fast, zipBytes: 0, upstreamCallsPerSecond: 0 });
  const { reached } = verdicts.find(({ what }) => what.includes('fastest framework, full')) ?? {};
  expect(reached).toBeCloseTo(40 / 120);
});

test('a figure above its limit is missed', () => {
  const verdicts = judge({ samples: fast, zipBytes: 34 * 1024 + 1, upstreamCallsPerSecond: 1.01 });
  expect(verdicts.filter(({ met }) => !met).map(({ what }) => what)).toEqual([
    'zipped bundle, KB',
    'upstream calls per second of 1,000 pollers',
  ]);
});

test('the function as it is deployed, with its key in KMS, has a promise of its own', () => {
  const samples = { ...fast, 'function-kms': [sample(56, 56)] };
  const verdicts = judge({ samples, zipBytes: 0, upstreamCallsPerSecond: 0 });
  expect(verdicts.filter(({ met }) => !met)).toEqual([
    expect.objectContaining({ what: expect.stringContaining('key from KMS'), most: 0.55, reached: 0.56 }),
  ]);
});

test('what could not be measured is not met', () => {
  const [first] = judge({ samples: {}, zipBytes: 0, upstreamCallsPerSecond: 0 });
  expect(first).toMatchObject({ reached: null, met: false });
});
