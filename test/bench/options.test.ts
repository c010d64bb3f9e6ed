import { expect, test } from '@jest/globals';

import { readOptions } from '../../bench/options.ts';
import { subjects } from '../../bench/subjects.ts';

test('without options everything is measured', () => {
  expect(readOptions([])).toMatchObject({ rounds: 10, subjects, complete: true, check: false });
});

test('the baseline is measured whatever is chosen', () => {
  const options = readOptions(['--only', 'hono,function']);
  expect(options).toMatchObject({
    complete: false,
    subjects: [{ name: 'function' }, { name: 'bare' }, { name: 'hono' }],
  });
});

test.each([
  [['--rounds', '0'], '--rounds must be a whole number from 1, not "0".'],
  [['--requests', 'many'], '--requests must be a whole number from 1, not "many".'],
  [['--only', 'koa'], '--only does not know "koa".'],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => readOptions(args)).toThrow(sentence);
});

test('--help asks for the text', () => {
  expect(readOptions(['--help'])).toBe('help');
});
