import { expect, test } from '@jest/globals';

import { readRetryAfter } from '../../client/retry-after.ts';

const NOW = Date.parse('2026-11-08T12:00:00.000Z');

test.each([
  ['0', 0],
  ['1', 1],
  ['120', 120],
  ['Sun, 08 Nov 2026 12:00:30 GMT', 30],
  ['Sun, 08 Nov 2026 11:00:00 GMT', 0],
  ['Mon, 09 Nov 2026 12:00:00 GMT', 86_400],
])('"%s" means %d seconds', (header, seconds) => {
  expect(readRetryAfter(header, NOW)).toBe(seconds);
});

test('part of a second is rounded up: never earlier than asked', () => {
  expect(readRetryAfter('Sun, 08 Nov 2026 12:00:30 GMT', NOW + 1)).toBe(30);
});

test.each([
  '',
  ' ',
  '-1',
  '+1',
  '1.5',
  '1e3',
  '0x10',
  '1, 2',
  '1234567890',
  'soon',
  '2026-11-08T12:00:30Z',
  'Sun, 99 Nov 2026 12:00:30 GMT',
  'Sunday, 08-Nov-26 12:00:30 GMT',
  'On Sun, 08 Nov 2026 12:00:30 GMT',
  'Sun, 08 Nov 2026 12:00:30 GMT+1',
])('"%s" says nothing', (header) => {
  expect(readRetryAfter(header, NOW)).toBeUndefined();
});
