import { expect, test } from '@jest/globals';

import { createCursorKeys, epochOf } from '../../../lambda/cursors/cursor-keys.ts';

const DEADLINE = 0;

function countingDerivation() {
  const labels: string[] = [];
  const derive = async (label: string) => {
    labels.push(label);
    return Buffer.from(label);
  };
  return { labels, derive };
}

test('an epoch is a week', () => {
  const start = epochOf(Date.UTC(2026, 0, 1));
  expect(epochOf(Date.UTC(2026, 0, 1) + 7 * 24 * 3600 * 1000)).toBe(start + 1);
  expect(epochOf(start * 7 * 24 * 3600 * 1000)).toBe(start);
  expect(epochOf(start * 7 * 24 * 3600 * 1000 - 1)).toBe(start - 1);
});

test('a key is derived once, also when many ask for it at the same time', async () => {
  const { labels, derive } = countingDerivation();
  const keys = createCursorKeys(derive);
  const answers = await Promise.all(Array.from({ length: 50 }, () => keys(2958, DEADLINE)));
  await keys(2958, DEADLINE);
  expect(labels).toEqual(['appintegrations-bff/cursor/2958']);
  expect(new Set(answers).size).toBe(1);
});

test('a failed derivation is forgotten', async () => {
  let tries = 0;
  const keys = createCursorKeys(async () => {
    tries += 1;
    if (tries === 1) throw new Error('KMS is away');
    return Buffer.from('key');
  });
  await expect(keys(1, DEADLINE)).rejects.toThrow('KMS is away');
  expect((await keys(1, DEADLINE)).export()).toEqual(Buffer.from('key'));
});

test('only the newest keys are kept', async () => {
  const { labels, derive } = countingDerivation();
  const keys = createCursorKeys(derive);
  for (const epoch of [1, 2, 3, 4]) await keys(epoch, DEADLINE);
  await keys(4, DEADLINE);
  await keys(2, DEADLINE);
  expect(labels).toHaveLength(4);
  await keys(1, DEADLINE);
  expect(labels).toHaveLength(5);
});

test.each([3, 52])('a clock that goes back %i weeks costs one key, not one for each page', async (weeks) => {
  const { labels, derive } = countingDerivation();
  const keys = createCursorKeys(derive);
  for (const epoch of [2956, 2957, 2958]) await keys(epoch, DEADLINE);
  for (let page = 0; page < 5; page += 1) await keys(2958 - weeks, DEADLINE);
  expect(labels).toHaveLength(4);
});
