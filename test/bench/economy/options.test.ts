import { expect, test } from '@jest/globals';

import { readOptions } from '../../../bench/economy/options.ts';

test('without options the results of the first seed are kept', () => {
  expect(readOptions([])).toEqual({ seed: 1, saves: true, check: false });
});

test('another seed is not kept', () => {
  expect(readOptions(['--seed', '7', '--check'])).toEqual({ seed: 7, saves: false, check: true });
});

test.each([[['--seed', '0']], [['--seed', 'x']], [['--sed', '1']], [['7']]])('refused: %j', (args) => {
  expect(() => readOptions(args)).toThrow(/seed|sed|7/);
});

test('help', () => {
  expect(readOptions(['--help'])).toBe('help');
});
