import { expect, test } from '@jest/globals';

import { createShare } from '../../../lambda/pages/share-loads.ts';

const failing = () => Promise.reject(new Error('throttled'));

test('concurrent loads of the same thing are one', async () => {
  const share = createShare<string>();
  const loads: string[] = [];
  const load = (key: string) =>
    share(key, async () => {
      loads.push(key);
      return key;
    });
  const begun = ['a', 'a', 'b'].map(load);
  expect(begun.map(([, isShared]) => isShared)).toEqual([false, true, false]);
  await expect(Promise.all(begun.map(([result]) => result))).resolves.toEqual(['a', 'a', 'b']);
  expect(loads).toEqual(['a', 'b']);
  const [result, isShared] = load('a');
  expect([await result, isShared]).toEqual(['a', false]);
});

test('a failure reaches all who share it, and no one later', async () => {
  const share = createShare<string>();
  const [first] = share('a', failing);
  const [second, isShared] = share('a', failing);
  expect(isShared).toBe(true);
  await expect(first).rejects.toThrow('throttled');
  await expect(second).rejects.toThrow('throttled');
  await expect(share('a', async () => 'good')[0]).resolves.toBe('good');
});
