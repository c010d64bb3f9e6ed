import { createSecretKey } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { MAX_CURSOR_LENGTH, MIN_CURSOR_BYTES } from '../../../contract/limits.ts';
import { MAX_ANSWER_BYTES } from '../../../lambda/aws/http-handler.ts';
import { decodeCursor, openCursor, sealCursor } from '../../../lambda/cursors/cursor.ts';
import { anyCharacter } from '../../any-character.ts';
import { canaries } from '../../canaries.ts';

const key = createSecretKey(Buffer.alloc(32, 'test key'));
const otherKey = createSecretKey(Buffer.alloc(32, 'another test key'));
const contents = { issuedAt: 1_790_000_000_000, offset: 7, token: canaries.upstreamToken };
const EPOCH = 2958;

const identifiers = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 255 });
const tokens = fc.string({ unit: anyCharacter, maxLength: 1000 });

function open(text: string, { withKey = key, identifier = 'orders' } = {}) {
  const cursor = decodeCursor(text);
  return cursor && openCursor(withKey, identifier, cursor);
}

test('what was sealed opens again, whatever the position and the data integration', () => {
  const offsets = fc.nat(MAX_ANSWER_BYTES);
  fc.assert(
    fc.property(identifiers, tokens, offsets, fc.nat(65_535), (identifier, token, offset, epoch) => {
      const text = sealCursor(key, epoch, identifier, { ...contents, offset, token });
      expect(decodeCursor(text)?.epoch).toBe(epoch);
      expect(open(text, { identifier })).toEqual({ ...contents, offset, token });
    }),
  );
});

test('the shortest cursor carries no token', () => {
  const text = sealCursor(key, EPOCH, 'orders', { ...contents, token: '' });
  expect(Buffer.from(text, 'base64url')).toHaveLength(MIN_CURSOR_BYTES);
  expect(open(text)).toEqual({ ...contents, token: '' });
});

describe('a cursor of the version before', () => {
  /** Sealed by that version, with these contents and epoch, for `orders`. */
  const text = 'AQuOHFFhpNxvFET1vXf6g46eKH0soPGPniJVZGsXVS5HxnQn8vTnaIRB6QWoAT8';

  test('opens at the beginning of the page of its token', () => {
    expect(open(text)).toEqual({ ...contents, offset: 0, token: 'test-token' });
  });

  test.each([
    [MIN_CURSOR_BYTES - 3 + 1, true],
    [MIN_CURSOR_BYTES - 3, false],
  ])('of %i bytes may be one: %p', (length, mayBe) => {
    const bytes = Buffer.alloc(length);
    bytes[0] = 1;
    expect(decodeCursor(bytes.toString('base64url')) !== undefined).toBe(mayBe);
  });

  test('altered in any single character does not open', () => {
    for (let at = 0; at < text.length; at += 1) {
      const altered = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
      expect([altered, open(altered)]).toEqual([altered, undefined]);
    }
  });

  test('does not pass for one of this version', () => {
    const bytes = Buffer.from(text, 'base64url');
    bytes[0] = 2;
    expect(open(bytes.toString('base64url'))).toBeUndefined();
  });
});

test('a cursor of no known version is malformed', () => {
  const bytes = Buffer.from(sealCursor(key, EPOCH, 'orders', contents), 'base64url');
  for (let version = 0; version < 256; version += 1) {
    bytes[0] = version;
    expect([version, decodeCursor(bytes.toString('base64url')) !== undefined]).toEqual([
      version,
      version === 1 || version === 2,
    ]);
  }
});

test('no two cursors are alike', () => {
  expect(sealCursor(key, EPOCH, 'orders', contents)).not.toBe(sealCursor(key, EPOCH, 'orders', contents));
});

test('the largest upstream token fits the longest cursor exactly', () => {
  const text = sealCursor(key, EPOCH, 'orders', { ...contents, token: '😀'.repeat(1000) });
  expect(text).toHaveLength(MAX_CURSOR_LENGTH);
  expect(open(text)?.token).toBe('😀'.repeat(1000));
});

test('a cursor altered in any single character does not open', () => {
  const text = sealCursor(key, EPOCH, 'orders', contents);
  for (let at = 0; at < text.length; at += 1) {
    for (const character of ['A', 'z', '-', '=', ' ', 'é']) {
      if (text[at] === character) continue;
      const altered = text.slice(0, at) + character + text.slice(at + 1);
      expect([altered, open(altered)]).toEqual([altered, undefined]);
    }
  }
});

test('a shortened or lengthened cursor does not open', () => {
  const text = sealCursor(key, EPOCH, 'orders', contents);
  for (let length = 0; length < text.length; length += 1) expect(open(text.slice(0, length))).toBeUndefined();
  for (const more of ['A', 'AAAA', '=', '\n', '%00']) expect(open(text + more)).toBeUndefined();
});

test('a cursor opens with no other key and for no other data integration', () => {
  const text = sealCursor(key, EPOCH, 'orders', contents);
  expect(open(text, { withKey: otherKey })).toBeUndefined();
  expect(open(text, { identifier: 'Orders' })).toBeUndefined();
});

test('junk is malformed or does not open, and never throws', () => {
  const junk = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.string({ unit: fc.constantFrom('A', 'Q', '_', '-', 'z', '0'), maxLength: 90 }),
  );
  fc.assert(fc.property(junk, (text) => expect(open(text)).toBeUndefined()));
});

test('the token cannot be read in a cursor', () => {
  const text = sealCursor(key, EPOCH, 'orders', contents);
  expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain(contents.token);
});
