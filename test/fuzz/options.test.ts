import { expect, test } from '@jest/globals';

import { readOptions, usageOf } from './options.ts';
import { targets } from './targets.ts';

const read = (...args: string[]) => readOptions(args, {}, targets);

test('without options all targets have five minutes, and another seed each time', () => {
  expect(read()).toEqual({ minutes: 5, seed: expect.any(Number), targets });
  expect(read()).not.toEqual(read());
});

test('all of them count', () => {
  expect(read('--minutes', '0.5', '--seed=7', '--only', 'cursors,events')).toEqual({
    minutes: 0.5,
    seed: 7,
    targets: targets.filter(({ name }) => ['events', 'cursors'].includes(name)),
  });
});

test('--help has each target', () => {
  expect(read('--help')).toBe('help');
  for (const { name, what } of targets) expect(usageOf(targets)).toContain(`${name.padEnd(20)} ${what}`);
});

test.each([
  [['--minute', '3'], "Unknown option '--minute'. Did you mean --minutes?"],
  [['--replay'], "Unknown option '--replay'."],
  [['--minutes', '0'], '--minutes must be a number above 0, up to 1440, such as 30 or 0.5, and is "0".'],
  [['--minutes', '-1'], '--minutes'],
  [['--minutes', '1e3'], '--minutes must be'],
  [['--minutes', '9999'], '--minutes must be'],
  [['--minutes'], '--minutes'],
  [['--seed', 'x'], '--seed must be a whole number from 0 to 2147483647, and is "x".'],
  [['--seed', '2147483648'], '--seed must be'],
  [['--seed', '1', '--seed', '2'], '--seed is given twice'],
  [['--only', 'event'], '--only does not know "event". Did you mean events?'],
  [['--only', 'all'], '--only does not know "all". There are events, '],
  [['--only', ''], '--only does not know "".'],
  [['events'], "Unexpected argument 'events'"],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => read(...args)).toThrow(sentence);
});

test('what npm kept for itself is told', () => {
  const environment = { npm_lifecycle_event: 'fuzz', npm_config_minutes: 'true' };
  expect(() => readOptions([], environment, targets)).toThrow('Write npm run fuzz -- --minutes');
});
