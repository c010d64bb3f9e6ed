import { expect, test } from '@jest/globals';

import { freshnessHeaders } from '../../../lambda/route/freshness-headers.ts';
import { aLook } from '../pages/a-look.ts';

const hit = { state: 'hit' } as const;
const stale = { state: 'stale', why: 'upstream-throttled' } as const;

test.each([
  ['just asked for', { state: 'miss', forwarded: 'miss' }, 0, 'fwd=miss; ttl=5; age=0', '0', 5],
  ['after a slow answer', { state: 'miss', forwarded: 'miss' }, 1400, 'fwd=miss; ttl=3; age=1', '1', 3],
  ['after a very slow answer', { state: 'miss', forwarded: 'miss' }, 7000, 'fwd=miss; ttl=0; age=7', '7', 0],
  ['renewed', { state: 'miss', forwarded: 'stale' }, 0, 'fwd=stale; ttl=5; age=0', '0', 5],
  ['shared', { state: 'shared', forwarded: 'miss' }, 0, 'fwd=miss; collapsed; ttl=5; age=0', '0', 5],
  ['not kept', { state: 'off', forwarded: 'request' }, 0, 'fwd=request; ttl=5; age=0', '0', 5],
  ['from memory', hit, 2000, 'hit; ttl=3; age=2', '2', 3],
  ['from memory, a little past a second', hit, 4001, 'hit; ttl=0; age=4', '4', 0],
  ['from memory, nearly past', hit, 4999, 'hit; ttl=0; age=4', '4', 0],
  ['past', stale, 12_000, 'hit; detail=upstream-throttled; ttl=-7; age=12', '12', 0],
  ['just past', stale, 5000, 'hit; detail=upstream-throttled; ttl=-1; age=5', '5', 0],
  [
    'past, and refused',
    { ...stale, forwarded: 'stale', status: 429 },
    12_300,
    'fwd=stale; fwd-status=429; detail=upstream-throttled; ttl=-8; age=12',
    '12',
    0,
  ],
  [
    'past, and not answered',
    { state: 'stale', why: 'upstream-timeout', forwarded: 'stale' },
    12_000,
    'fwd=stale; detail=upstream-timeout; ttl=-7; age=12',
    '12',
    0,
  ],
  ['not its turn', { state: 'stale', why: 'not-due' }, 6000, 'hit; detail=not-due; ttl=-1; age=6', '6', 0],
] as const)('a page %s', (_which, how, ageMs, status, age, left) => {
  expect(freshnessHeaders({ found: { look: aLook([]), ...how }, ageMs }, 5)).toEqual({
    'Cache-Status': `appintegrations-bff; ${status}`,
    Age: age,
    'Cache-Control': `private, max-age=${left}`,
  });
});
