import { expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';

import { visible } from '../../../web/words/visible.ts';
import { anyCharacter } from '../../any-character.ts';

test.each([
  ['the direction turned', '\u202Elive', '⟨U+202E⟩live'],
  ['and turned back', 'a\u202Dx\u202Cb', 'a⟨U+202D⟩x⟨U+202C⟩b'],
  ['embedded', '\u202Aa\u202Bb', '⟨U+202A⟩a⟨U+202B⟩b'],
  ['isolated', '\u2066a\u2067b\u2068c\u2069', '⟨U+2066⟩a⟨U+2067⟩b⟨U+2068⟩c⟨U+2069⟩'],
  ['marked', 'a\u200Eb\u200Fc\u061Cd', 'a⟨U+200E⟩b⟨U+200F⟩c⟨U+061C⟩d'],
  ['spaces of no width', 'or\u200Bders\uFEFF', 'or⟨U+200B⟩ders⟨U+FEFF⟩'],
  ['joiners between Latin letters', 'or\u200Dde\u200Crs', 'or⟨U+200D⟩de⟨U+200C⟩rs'],
  ['a hyphen that may come', 'or\u00ADders', 'or⟨U+00AD⟩ders'],
  ['letters that fill and show nothing', 'a\u3164\u115F\uFFA0\u2800', 'a⟨U+3164⟩⟨U+115F⟩⟨U+FFA0⟩⟨U+2800⟩'],
  ['tags', 'a\u{E0041}', 'a⟨U+E0041⟩'],
  ['control characters', 'a\u0000\u0008\u001B[0m\u0085', 'a⟨U+0000⟩⟨U+0008⟩⟨U+001B⟩[0m⟨U+0085⟩'],
  ['other ends of lines', 'a\u2028b\u2029', 'a⟨U+2028⟩b⟨U+2029⟩'],
  ['the look of a letter', 'a\uFE0F1\uFE0F', 'a⟨U+FE0F⟩1⟨U+FE0F⟩'],
])('what cannot be seen is shown as a sign: %s', (_what, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each([
  'orders',
  'a b+c 100%/é',
  'e\u0301',
  'two\nlines\tand\r\nmore',
  '☎️ 电话',
  '👩🏽‍🚀 👨‍👩‍👧 🏳️‍🌈 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇪🇺',
  'مركز الاتصال',
  'می‌خواهم',
  'क्‍ष',
  '葛\u{E0100}',
  '⟨U+202E⟩',
])('what can be seen stays as it is: %s', (text) => {
  expect(visible(text)).toBe(text);
});

test('no text can turn the direction of what stands around it', () => {
  assert(
    property(string({ unit: anyCharacter }), (text) => {
      expect(visible(text)).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
    }),
  );
});
