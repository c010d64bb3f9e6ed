import { describe, expect, test } from '@jest/globals';

import { clockWords, dayWords, momentWords, rangeWords, readMoment } from '../../../web/words/moment.ts';

describe('moments', () => {
  test.each([
    ['1728727200000', '2024-10-12T10:00:00.000Z'],
    ['0', '1970-01-01T00:00:00.000Z'],
    ['-1', '1969-12-31T23:59:59.999Z'],
    ['2024-10-12', '2024-10-12T00:00:00.000Z'],
    ['2024-10-12T10:00Z', '2024-10-12T10:00:00.000Z'],
    ['2024-10-12T10:00:00', '2024-10-12T10:00:00.000Z'],
    ['2024-10-12T10:00:00.5Z', '2024-10-12T10:00:00.500Z'],
    ['2024-10-12T12:00:00+02:00', '2024-10-12T10:00:00.000Z'],
    ['2024-10-12T12:00:00+0200', '2024-10-12T10:00:00.000Z'],
  ])('%s is read', (text, iso) => {
    expect(readMoment(text)?.toISOString()).toBe(iso);
  });

  test.each([
    '',
    'soon',
    '12 Oct 2024',
    '1e12',
    '999999999999999',
    '1728727200000000',
    '2024-13-01',
    '2024-10-12T25:00:00Z',
    '2024-10-12 10:00',
    ' 1728727200000',
  ])('%s is no moment', (text) => {
    expect(readMoment(text)).toBeUndefined();
  });

  test('are written in UTC, wherever the reader is, and say so', () => {
    const moment = new Date('2024-10-13T00:30:00+02:00');
    expect(dayWords(moment)).toBe('12 Oct 2024');
    expect(momentWords(moment)).toBe('12 Oct 2024, 22:30 UTC');
    expect(clockWords(moment)).toBe('22:30:00 UTC');
  });

  test('a range names what its ends share once', () => {
    const start = new Date('2024-10-12T08:00:00Z');
    const sameDay = rangeWords(start, new Date('2024-10-12T10:30:00Z'));
    expect(sameDay.replaceAll(/\s/g, ' ')).toBe('12 Oct 2024, 08:00–10:30 UTC');
    const nextDay = rangeWords(start, new Date('2024-10-13T10:30:00Z'));
    expect(nextDay.replaceAll(/\s/g, ' ')).toBe('12 Oct 2024, 08:00 – 13 Oct 2024, 10:30 UTC');
  });
});
