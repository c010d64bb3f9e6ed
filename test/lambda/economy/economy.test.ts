import { expect, test } from '@jest/globals';

import { invariants } from './invariants.ts';
import { play } from './play.ts';

const SEEDS = 1000;
const BATCH = 100;

/** How often each kind of answer came. */
const seen = new Map<string, number>();

function note(kind: string): void {
  seen.set(kind, (seen.get(kind) ?? 0) + 1);
}

const batches = Array.from({ length: SEEDS / BATCH }, (_, index) => index * BATCH + 1);

test.each(batches)('whatever happens, what is promised holds: seeds from %i on', async (first) => {
  for (let seed = first; seed < first + BATCH; seed += 1) {
    const played = await play(seed);
    const broken = Object.entries(invariants)
      .map(([promise, violations]) => ({ promise, violations: violations(played) }))
      .filter(({ violations }) => violations.length > 0);
    expect({ seed, broken }).toEqual({ seed, broken: [] });
    for (const { headers, status } of played.answers)
      note(`${status} ${String(headers['Cache-Status']).replace(/^.*?; |; ttl.*/g, '')}`);
    for (const { entries } of played.walks) note(entries.length > 50 ? 'long walk' : 'short walk');
  }
});

test('and there is nothing that does not happen', () => {
  const kinds = [
    '200 hit',
    '200 hit; detail=not-due',
    '200 hit; detail=upstream-budget',
    '200 hit; detail=upstream-throttled',
    '200 hit; detail=upstream-unreachable',
    '200 fwd=request',
    '200 fwd=miss',
    '200 fwd=miss; collapsed',
    '200 fwd=stale',
    '200 fwd=stale; detail=upstream-throttled',
    '200 fwd=stale; detail=upstream-unreachable',
    '400 undefined',
    '403 undefined',
    '404 undefined',
    '429 undefined',
    '500 undefined',
    '503 undefined',
    'long walk',
    'short walk',
  ];
  expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < 30)).toEqual([]);
});
