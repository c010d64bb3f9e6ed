import * as fc from 'fast-check';

import { anyCharacter } from '../any-character.ts';

/** What somebody does to a cursor, as data. Places are counted modulo its length, so that each alteration fits each cursor. */
export type Alteration =
  | { how: 'flip'; bit: number }
  | { how: 'set'; at: number; byte: number }
  | { how: 'letter'; at: number; letter: string }
  | { how: 'cut'; from: number; to: number }
  | { how: 'insert'; at: number; text: string }
  | { how: 'spliceBytes' | 'spliceText'; at: number; with: number }
  | { how: 'respell'; as: keyof typeof spellings }
  | { how: 'replace'; text: string };

/** Other ways to write the same bytes, or nearly the same text. */
const spellings = {
  padded: (text: string) => `${text}${'='.repeat((4 - (text.length % 4)) % 4)}`,
  paddedAnyhow: (text: string) => `${text}=`,
  base64: (text: string) => bytesOf(text).toString('base64'),
  hex: (text: string) => bytesOf(text).toString('hex'),
  standardLetters: (text: string) => text.replaceAll('-', '+').replaceAll('_', '/'),
  percent: (text: string) =>
    text.replaceAll(/./gs, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`),
  lower: (text: string) => text.toLowerCase(),
  upper: (text: string) => text.toUpperCase(),
  spaceBefore: (text: string) => ` ${text}`,
  lineAfter: (text: string) => `${text}\n`,
  nulAfter: (text: string) => `${text}\0`,
  byteOrderMark: (text: string) => `\uFEFF${text}`,
  fullWidth: (text: string) =>
    text.replaceAll(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  quoted: (text: string) => JSON.stringify(text),
  twice: (text: string) => text + text,
  reversed: (text: string) => Array.from(text).toReversed().join(''),
} satisfies Record<string, (text: string) => string>;

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');

const place = fc.nat(2000);
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 8 }),
  fc.constantFrom('=', '==', '%00', '.', ' ', '\r\n', '+', '/', '%', ','),
  fc.string({ unit: anyCharacter, maxLength: 3 }),
);

export const alterations: fc.Arbitrary<Alteration[]> = fc.array(
  fc.oneof<fc.MaybeWeightedArbitrary<Alteration>[]>(
    { weight: 4, arbitrary: fc.record({ how: fc.constant('flip'), bit: fc.nat(16_000) }) },
    fc.record({ how: fc.constant('set'), at: place, byte: fc.nat(255) }),
    fc.record({ how: fc.constant('letter'), at: place, letter: fc.constantFrom(...LETTERS) }),
    // Of the last letter, not all bits count.
    fc.record({ how: fc.constant('letter'), at: fc.constant(-1), letter: fc.constantFrom(...LETTERS) }),
    fc.record({ how: fc.constant('cut'), from: place, to: place }),
    fc.record({ how: fc.constant('insert'), at: place, text }),
    fc.record({ how: fc.constantFrom('spliceBytes', 'spliceText'), at: place, with: fc.nat(4) }),
    fc.record({
      how: fc.constant('respell'),
      as: fc.constantFrom(...(Object.keys(spellings) as (keyof typeof spellings)[])),
    }),
    fc.record({ how: fc.constant('replace'), text: fc.oneof(text, fc.base64String(), fc.string()) }),
  ),
  { maxLength: 3 },
);

/** A cursor after somebody's work on it. @param others - good ones, of which splices take their ends */
export function altered(cursor: string, all: readonly Alteration[], others: readonly string[]): string {
  return all.reduce((text, alteration) => alter(text, alteration, others), cursor);
}

function alter(text: string, alteration: Alteration, others: readonly string[]): string {
  const bytes = bytesOf(text);
  switch (alteration.how) {
    case 'flip': {
      const at = (alteration.bit >> 3) % Math.max(1, bytes.length);
      if (at < bytes.length) bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (alteration.bit & 7)), at);
      return bytes.toString('base64url');
    }
    case 'set':
      if (bytes.length > 0) bytes[alteration.at % bytes.length] = alteration.byte;
      return bytes.toString('base64url');
    case 'letter':
      return text.length === 0
        ? ''
        : text
            .split('')
            .with(alteration.at % text.length, alteration.letter)
            .join('');
    case 'cut':
      return text.slice(alteration.from % (text.length + 1), alteration.to % (text.length + 1));
    case 'insert': {
      const at = alteration.at % (text.length + 1);
      return text.slice(0, at) + alteration.text + text.slice(at);
    }
    case 'spliceBytes': {
      const other = bytesOf(others[alteration.with] ?? '');
      const at = alteration.at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), other.subarray(at)]).toString('base64url');
    }
    case 'spliceText': {
      const at = alteration.at % (text.length + 1);
      return text.slice(0, at) + (others[alteration.with] ?? '').slice(at);
    }
    case 'respell':
      return spellings[alteration.as](text);
    case 'replace':
      return alteration.text;
  }
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}
