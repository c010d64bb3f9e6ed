import { describe, expect, test } from '@jest/globals';

import { createCursorKeys, epochOf } from '../../../lambda/cursors/cursor-keys.ts';
import { createCursors } from '../../../lambda/cursors/cursors.ts';
import { deriveFromSecret } from '../../../lambda/cursors/key-derivation.ts';
import { canaries } from '../../canaries.ts';

const HOUR = 3600 * 1000;
const WEEK = 7 * 24 * HOUR;
const START_OF_EPOCH = 2958 * WEEK;
const DEADLINE = Number.MAX_SAFE_INTEGER;
const position = { token: canaries.upstreamToken, offset: 7 };
const SECRET = canaries.cursorSecret;

function cursorsAt(instant: number, { ttlMs = 24 * HOUR, secret = SECRET } = {}) {
  const epochs: string[] = [];
  const derive = deriveFromSecret(secret);
  const keys = createCursorKeys((label, deadline) => {
    epochs.push(label);
    return derive(label, deadline);
  });
  return { ...createCursors({ keys, ttlMs, now: () => instant }), epochs };
}

const sealAt = (instant: number) => cursorsAt(instant).sealer(DEADLINE)(position, 'orders');

describe('a cursor is honoured', () => {
  test.each([
    ['at once', START_OF_EPOCH + HOUR, START_OF_EPOCH + HOUR],
    ['to the end of its lifetime', START_OF_EPOCH + HOUR, START_OF_EPOCH + 25 * HOUR],
    ['in the next key epoch', START_OF_EPOCH - 1, START_OF_EPOCH + 23 * HOUR],
    ['by a sandbox whose clock is behind', START_OF_EPOCH + 1, START_OF_EPOCH - 60_000],
  ])('%s', async (_when, issuedAt, openedAt) => {
    const cursor = await sealAt(issuedAt);
    await expect(cursorsAt(openedAt).open(cursor, 'orders', DEADLINE)).resolves.toEqual(position);
  });

  test('as long as two key epochs when its lifetime is a whole one', async () => {
    const cursor = await sealAt(START_OF_EPOCH);
    const opening = cursorsAt(START_OF_EPOCH + WEEK, { ttlMs: WEEK });
    await expect(opening.open(cursor, 'orders', DEADLINE)).resolves.toEqual(position);
  });
});

describe('a cursor is refused', () => {
  test.each([
    ['a moment after its lifetime', START_OF_EPOCH + 25 * HOUR + 1, 'orders', 'cursor-expired'],
    ['epochs later', START_OF_EPOCH + 3 * WEEK, 'orders', 'cursor-expired'],
    ['from an epoch that begins in more than a minute', START_OF_EPOCH - 60_001, 'orders', 'cursor-forged'],
    ['from a future epoch', START_OF_EPOCH - 61_000 - HOUR, 'orders', 'cursor-forged'],
    ['for another data integration', START_OF_EPOCH + HOUR, 'invoices', 'cursor-forged'],
  ])('%s', async (_when, openedAt, identifier, refused) => {
    const cursor = await sealAt(START_OF_EPOCH + HOUR);
    await expect(cursorsAt(openedAt).open(cursor, identifier, DEADLINE)).resolves.toEqual({ refused });
  });

  test('from another key', async () => {
    const cursor = await sealAt(START_OF_EPOCH);
    const other = cursorsAt(START_OF_EPOCH, { secret: `${canaries.cursorSecret}2` });
    await expect(other.open(cursor, 'orders', DEADLINE)).resolves.toEqual({ refused: 'cursor-forged' });
  });

  test('made of junk, without a key being looked up', async () => {
    const cursors = cursorsAt(START_OF_EPOCH);
    await expect(cursors.open('junk', 'orders', DEADLINE)).resolves.toEqual({ refused: 'cursor-malformed' });
    expect(cursors.epochs).toEqual([]);
  });

  test('without a key being looked up for an epoch no living cursor can have', async () => {
    const cursor = await sealAt(START_OF_EPOCH);
    for (const instant of [START_OF_EPOCH - 50 * WEEK, START_OF_EPOCH + 50 * WEEK]) {
      const cursors = cursorsAt(instant);
      await expect(cursors.open(cursor, 'orders', DEADLINE)).resolves.toHaveProperty('refused');
      expect(cursors.epochs).toEqual([]);
    }
  });
});

test('a sealer looks up the key at once, and its failure concerns only who seals', async () => {
  const failing = createCursors({
    keys: () => Promise.reject(new Error('KMS is away')),
    ttlMs: HOUR,
    now: Date.now,
  });
  const seal = failing.sealer(DEADLINE);
  await new Promise((resolve) => setImmediate(resolve));
  await expect(seal(position, 'orders')).rejects.toThrow('KMS is away');

  const cursors = cursorsAt(START_OF_EPOCH);
  cursors.sealer(DEADLINE);
  expect(cursors.epochs).toEqual([`appintegrations-bff/cursor/${epochOf(START_OF_EPOCH)}`]);
});
