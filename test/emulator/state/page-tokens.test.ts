import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { createPageTokens } from '../../../emulator/state/page-tokens.ts';
import { anyCharacter } from '../../any-character.ts';

const tokensAt = (time: number, key = new Uint8Array(32)) =>
  createPageTokens({ key, lifetimeMs: 1000, now: () => time });

test('a token opens to what was sealed, for any list', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.nat(), (list, sequence) => {
      const tokens = tokensAt(0);
      expect(tokens.open(list, tokens.seal(list, sequence))).toBe(sequence);
    }),
  );
});

test('a token is within the documented length and needs no escaping', () => {
  expect(tokensAt(0).seal('list', 2 ** 48 - 1)).toMatch(/^[\w-]{54}$/);
});

test('two tokens for one place differ', () => {
  expect(tokensAt(0).seal('list', 1)).not.toBe(tokensAt(0).seal('list', 1));
});

test('nothing else opens', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (junk) => {
      expect(() => tokensAt(0).open('list', junk)).toThrow('The NextToken is not valid for this request.');
    }),
  );
});

const token = tokensAt(0).seal('list', 7);

test.each([
  ['for another list', () => tokensAt(0).open('other', token)],
  ['with another key', () => tokensAt(0, new Uint8Array(32).fill(1)).open('list', token)],
  ['when it has expired', () => tokensAt(1000).open('list', token)],
  ['with padding', () => tokensAt(0).open('list', `${token}=`)],
  [
    'with a character that decoders skip',
    () => tokensAt(0).open('list', `${token.slice(0, 5)}.${token.slice(5)}`),
  ],
])('a token does not open %s', (_when, open) => {
  expect(open).toThrow(expect.objectContaining({ code: 'InvalidRequestException', status: 400 }));
});

test('a token opens until it expires', () => {
  expect(tokensAt(999).open('list', token)).toBe(7);
});
