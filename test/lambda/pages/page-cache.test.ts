import { expect, test } from '@jest/globals';

import { createPageCache } from '../../../lambda/pages/page-cache.ts';

function cacheAt(init: { ttlMs: number; maxSize?: number }) {
  const clock = { now: 0 };
  const cache = createPageCache({ ...init, now: () => clock.now });
  const loads: string[] = [];
  const get = async (key: string, body = key) => {
    const { page, state } = cache.get(key, async () => {
      loads.push(key);
      return { body };
    });
    return [state, (await page).body];
  };
  return { clock, cache, loads, get };
}

test('a page is answered from memory until it is too old', async () => {
  const { clock, get } = cacheAt({ ttlMs: 5000 });
  await expect(get('a', 'first')).resolves.toEqual(['miss', 'first']);
  clock.now = 4999;
  await expect(get('a', 'second')).resolves.toEqual(['hit', 'first']);
  clock.now = 5000;
  await expect(get('a', 'third')).resolves.toEqual(['miss', 'third']);
});

test.each([
  ['by years', 10_000_000],
  ['by a moment', 1],
])('a clock that goes back %s makes no page live longer', async (_far, back) => {
  const { clock, get } = cacheAt({ ttlMs: 5000, maxSize: 3000 });
  clock.now = 20_000_000;
  await get('a', 'first');
  clock.now += 1;
  await get('b');
  clock.now -= back;
  await expect(get('a', 'second')).resolves.toEqual(['miss', 'second']);
  await expect(get('a', 'third')).resolves.toEqual(['hit', 'second']);
  for (const key of ['c', 'd']) await get(key, long);
  await expect(get('d')).resolves.toEqual(['hit', long]);
});

test('concurrent identical requests share one load', async () => {
  const { loads, get } = cacheAt({ ttlMs: 5000 });
  const answers = await Promise.all([get('a'), get('a'), get('b')]);
  expect(answers.map(([state]) => state)).toEqual(['miss', 'shared', 'miss']);
  expect(loads).toEqual(['a', 'b']);
});

test('switched off, it neither keeps nor shares', async () => {
  const { loads, get } = cacheAt({ ttlMs: 0 });
  await expect(Promise.all([get('a'), get('a')])).resolves.toEqual([
    ['off', 'a'],
    ['off', 'a'],
  ]);
  expect(loads).toEqual(['a', 'a']);
});

const failing = () => Promise.reject(new Error('throttled'));

test('a failure reaches all who share it, and is not kept', async () => {
  const { cache, get } = cacheAt({ ttlMs: 5000 });
  const { page } = cache.get('a', failing);
  const { page: shared, state } = cache.get('a', failing);
  expect(state).toBe('shared');
  await expect(page).rejects.toThrow('throttled');
  await expect(shared).rejects.toThrow('throttled');
  await expect(get('a')).resolves.toEqual(['miss', 'a']);
});

const long = 'x'.repeat(1000);

test('memory is bounded: the oldest pages go first', async () => {
  const { get } = cacheAt({ ttlMs: 5000, maxSize: 3000 });
  for (const key of ['a', 'b', 'c']) await get(key, long);
  await expect(get('a')).resolves.toEqual(['miss', 'a']);
  await expect(get('c')).resolves.toEqual(['hit', long]);
});

test('memory is bounded for pages of no length under long keys, too', async () => {
  const { get } = cacheAt({ ttlMs: 5000, maxSize: 3000 });
  const keys = ['a', 'b', 'c'].map((key) => key + long);
  for (const key of keys) await get(key, '');
  await expect(get(keys[2] ?? '')).resolves.toEqual(['hit', '']);
  await expect(get(keys[0] ?? '', '')).resolves.toEqual(['miss', '']);
});

test('a page larger than all the memory is served and not kept', async () => {
  const { get } = cacheAt({ ttlMs: 5000, maxSize: 1000 });
  await get('b', '1234');
  await expect(get('a', long)).resolves.toEqual(['miss', long]);
  await expect(get('a', 'y')).resolves.toEqual(['miss', 'y']);
  await expect(get('b')).resolves.toEqual(['hit', '1234']);
});

test('pages that are too old are let go as new ones come', async () => {
  const { clock, get, loads } = cacheAt({ ttlMs: 5000, maxSize: 3000 });
  await get('a', long);
  clock.now = 6000;
  await get('b', long);
  await get('c', long);
  await expect(get('b')).resolves.toEqual(['hit', long]);
  expect(loads).toEqual(['a', 'b', 'c']);
});
