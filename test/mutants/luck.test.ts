import { expect, test } from '@jest/globals';

import { Luck } from './luck.ts';

const recording = (file: string, ms = 100) => ({ file, ms, calls: 0, idleMs: 0, reached: new Set<number>() });
const names = (luck: Luck, ...recordings: ReturnType<typeof recording>[]) =>
  luck.sort('lambda/a.ts', recordings).map(({ file }) => file);

test('its own tests come first, then quick ones', () => {
  const own = recording('test/lambda/a.test.ts', 500);
  expect(names(new Luck(), recording('slow', 900), recording('quick', 10), own)).toEqual([
    own.file,
    'quick',
    'slow',
  ]);
});

test('tests that noticed something of the same file come before others', () => {
  const luck = new Luck();
  luck.note('lambda/a.ts', 'slow');
  luck.note('client/a.ts', 'other');
  expect(names(luck, recording('other'), recording('slow', 900), recording('quick', 90))).toEqual([
    'slow',
    'quick',
    'other',
  ]);
});

test('what noticed something lately comes before what did so long ago', () => {
  const luck = new Luck();
  for (let count = 0; count < 20; count += 1) luck.note('lambda/a.ts', 'before');
  for (let count = 0; count < 20; count += 1) luck.note('lambda/a.ts', 'lately');
  expect(names(luck, recording('before'), recording('lately'))).toEqual(['lately', 'before']);
});

test('then those that noticed something in the same folder', () => {
  const luck = new Luck();
  luck.note('lambda/a.ts', 'here');
  luck.note('lambda/b.ts', 'nearby');
  expect(names(luck, recording('other'), recording('nearby'), recording('here'))).toEqual([
    'here',
    'nearby',
    'other',
  ]);
});
