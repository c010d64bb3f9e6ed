import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { maskToken } from '../../../lambda/upstream/mask-token.ts';
import { anyCharacter } from '../../any-character.ts';

const token = 'AYADeHRlc3Q+dXBz/dHJlYW0_tdG9r-ZW4=';

const each = (spell: (code: number, character: string) => string) => (text: string) =>
  Array.from(text, (character) => spell(character.charCodeAt(0), character)).join('');
const hex = (code: number, digits = 2) => code.toString(16).padStart(digits, '0');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const named: Record<string, string> = {
  '+': '&plus;',
  '/': '&sol;',
  '=': '&equals;',
  _: '&lowbar;',
  '-': '&hyphen;',
};

/** Every way that somebody was seen to spell a text in a text. */
const spellings: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'for a URL': encodeURIComponent,
  'for a URL, in lower case': (text) =>
    encodeURIComponent(text).replaceAll(/%../g, (escape) => escape.toLowerCase()),
  'for a URL, all of it': each((code) => `%${hex(code)}`),
  'for a URL, twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'as a form': (text) => new URLSearchParams({ nextToken: text }).toString(),
  'for HTML, decimal': each((code) => `&#${code};`),
  'for HTML, hexadecimal': each((code) => `&#X${hex(code)};`),
  'for HTML, without semicolons': each((code) => `&#00${code}`),
  'for HTML, by names': each((_code, character) => named[character] ?? character),
  'for HTML, twice': each((code) => `&amp;#x${hex(code)};`),
  'for JSON': each((code) => `\\u${hex(code, 4)}`),
  'for JSON, slashes alone': (text) => text.replaceAll('/', '\\/'),
  'for JSON in JSON in JSON': (text) =>
    JSON.stringify(JSON.stringify(JSON.stringify({ nextToken: each((code) => `\\u${hex(code, 4)}`)(text) }))),
  'for JavaScript': each((code) => `\\x${hex(code)}`),
  'as base64': base64,
  'as base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  'as base64, for a URL': (text) => encodeURIComponent(base64(text)),
  'as base64, from within': (text) => base64(`?nextToken=${encodeURIComponent(text)}`),
  'as base64, without its beginning': (text) => base64(`xyz${text}`).slice(3),
  'as base64, in lines': (text) => base64(text).replaceAll(/.{16}/g, '$&\r\n'),
  'as base64, twice': (text) => base64(base64(`a${text}`)),
  'as base64 of two bytes each': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'as base64 of two bytes each, all of it escaped': (text) =>
    Buffer.from(each((code) => `%${hex(code)}`)(text), 'utf16le').toString('base64'),
  'for HTML, with names in between': (text) => text.replaceAll(/.{3}/g, '$&&zwnj;'),
  'for JavaScript, twice': each((code) => `\\\\x${hex(code)}`),
  'with other signs in between': (text) => text.replaceAll(/[^\dA-Za-z]/g, '~~'),
  'as hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'as base64 of another alphabet': (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
  'in capitals': (text) => text.toUpperCase(),
  'with escaped line breaks': (text) => text.replaceAll(/.{5}/g, '$&\\n'),
  'its first ten characters': (text) => text.slice(0, 10),
  'its last eight characters': (text) => text.slice(-8),
  'eight of it, for a URL': (text) => encodeURIComponent(text.slice(9, 17).toWellFormed()),
};

/** A log's reader, who knows all those ways back: every text that can be made of one, itself included. */
function readings(text: string, depth = 3): string[] {
  if (depth === 0) return [text];
  const decoded = [
    text.replaceAll(/%([\da-f]{2})/gi, (_, digits) => String.fromCharCode(Number(`0x${digits}`))),
    text.replaceAll(/&#(x?[\da-f]+);?/gi, (_, digits) => String.fromCharCode(Number(`0${digits}`))),
    text.replaceAll(/\\+[ux]0*([\da-f]{2})/gi, (_, digits) => String.fromCharCode(Number(`0x${digits}`))),
    ...(text.match(/[\w+/-]{11,}/g) ?? []).map((run) => Buffer.from(run, 'base64').toString('latin1')),
  ].filter((other) => other !== text);
  return [text, ...decoded.flatMap((other) => readings(other, depth - 1))];
}

function runsOf(text: string): string[] {
  return Array.from({ length: text.length - 7 }, (_, start) => text.slice(start, start + 8));
}

describe('a token is masked', () => {
  test.each(Object.entries(spellings))('%s', (_how, spell) => {
    for (const message of [
      spell(token),
      `Bad NextToken "${spell(token)}".`,
      `NextToken=${spell(token)}&x=1`,
    ]) {
      const masked = maskToken(message, token);
      expect(masked).toContain('[token]');
      const told = readings(masked).flatMap((reading) =>
        runsOf(token).filter((run) => reading.includes(run)),
      );
      expect(told).toEqual([]);
    }
  });

  test.each(Object.entries(spellings).slice(0, 18))('%s, within another spelling', (_how, spell) => {
    for (const [outer, other] of Object.entries(spellings).slice(0, 18)) {
      expect([outer, maskToken(other(spell(token)), token)]).not.toEqual([outer, other(spell(token))]);
    }
  });
});

test('the other words stay', () => {
  expect(maskToken(`The NextToken '${encodeURIComponent(token)}' of orders: expired.`, token)).toBe(
    "The NextToken '[token]' of orders: expired.",
  );
});

test.each([
  'Bad NextToken for the DataIntegrationIdentifier 100% & more: 7 of [1..50], 5 > 4 \\ "x" %zz &nbsp; &#;.',
  '1 validation error detected: Value at nextToken failed to satisfy constraint: Member must match .*\\S.*',
  'arn:aws:app-integrations:eu-west-2:111122223333:data-integration/0b3a5c4e-0000-4000-8000-3f1f5e3f7a10',
  token.slice(3, 10),
  '',
])('a message without it stays as it is: %s', (message) => {
  expect(maskToken(message, token)).toBe(message);
});

test('a token that is shorter than the shortest run is masked as a whole', () => {
  expect(maskToken('Bad NextToken 7f3a.', '7f3a')).toBe('Bad NextToken [token].');
  expect(maskToken('Bad NextToken 7f3', '7f3a')).toBe('Bad NextToken 7f3');
});

test.each([
  ['AQ%2Bk%2F9Qz', 'AQ%2Bk%2F9'],
  ['AQIDBHh%2Fk9Qz%2B7Xw%3D%3DZZ', 'Bh%2Fk9Qz'],
  ['abc&lt;def\\u0041ghi', 'c&lt;def'],
])('a token that holds escapes itself, %s, is known by them', (escaped, run) => {
  expect(maskToken(`Bad NextToken ${run}.`, escaped)).toBe('Bad NextToken [token].');
});

test('the longest token and the message that is slowest to read are no long work', () => {
  const longest = Array.from({ length: 250 }, (_, index) => index.toString(36).padStart(4, 'x')).join('');
  const looks = [jest.spyOn(String.prototype, 'slice'), jest.spyOn(String.prototype, 'includes')];
  try {
    maskToken(`${longest.slice(0, 8)} ${'a '.repeat(996)}`, longest);
    // A look for each place in each reading of the text, not for each run of the token in each word.
    const count = looks.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    expect(count).toBeLessThan(400_000);
  } finally {
    for (const look of looks) look.mockRestore();
  }
});

test('a token across words takes the whole message with it', () => {
  expect(maskToken('Bad NextToken one two three.', 'one two three')).toBe('[token]');
});

test('a message that is escaped more often than anybody reads is masked unread', () => {
  const deep = `%${'25'.repeat(200)}41`;
  expect(maskToken(deep, token)).toBe('[token]');
});

test('whatever the token and the message are, no run of it is left, and nothing is thrown', () => {
  const anyToken = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 60 });
  const encoded = fc.constantFrom(...Object.values(spellings));
  fc.assert(
    fc.property(anyToken, fc.string({ unit: anyCharacter }), encoded, (secret, words, spell) => {
      fc.pre(secret.isWellFormed());
      const masked = maskToken(`${words}${spell(secret)}`, secret);
      for (const run of secret.length < 8 ? [] : runsOf(secret)) expect(masked).not.toContain(run);
    }),
  );
});

test.each([0, 1, 2, 3])('as base64 after %i letters that are none of it, it is masked', (count) => {
  expect(maskToken(`${'x'.repeat(count)}${base64(token)}`, token)).toBe('[token]');
});

test('a plus sign is one of the signs of base64', () => {
  const short = 'k>n>a>b>c>d>e>f>';
  expect(base64(short)).toContain('+');
  expect(maskToken(base64(short), short)).toBe('[token]');
});

/** A letter that has been percent-encoded so many times. */
const nested = (depth: number): string => `%${'25'.repeat(depth - 1)}41`;

test('escapes are looked through eight times; what is deeper is masked, whatever it is', () => {
  expect(maskToken(nested(8), token)).toBe(nested(8));
  expect(maskToken(nested(9), token)).toBe('[token]');
});

test.each(['&#x10ffff;', '&#x110000;', '&#1114112;', '&#xffffffffffff;', '&#99999999999999999999;'])(
  'an escape beyond Unicode, %s, is read as well',
  (text) => {
    expect(maskToken(text, token)).toBe(text);
  },
);
