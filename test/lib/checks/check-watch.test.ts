import { describe, expect, test } from '@jest/globals';
import { CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib';

import { watchProblem } from '../../../lib/checks/check-watch.ts';
import { readConfig } from '../../../lib/stack/config.ts';

const RULE = 'watch must be whole minutes, 5 minutes to 1 day';

describe('how often failed runs are looked for', () => {
  test.each([
    undefined,
    Duration.minutes(5),
    Duration.minutes(7),
    Duration.minutes(15),
    Duration.seconds(900),
    Duration.millis(300_000),
    Duration.hours(1.5),
    Duration.minutes(1439),
    Duration.days(1),
    Duration.parse('PT15M'),
  ])('%p is all right', (watch) => {
    expect(watchProblem(watch)).toBeUndefined();
  });

  test.each<[Duration, string]>([
    [Duration.minutes(0), '0 seconds'],
    [Duration.minutes(4), '4 minutes'],
    [Duration.seconds(299), '299 seconds'],
    [Duration.seconds(301), '301 seconds'],
    [Duration.millis(300_001), '300001 milliseconds'],
    [Duration.minutes(7.5), '450 seconds'],
    [Duration.minutes(1441), '1441 minutes'],
    [Duration.days(2), '2 days'],
    [Duration.minutes(Number.POSITIVE_INFINITY), 'Infinity seconds'],
  ])('%p is not', (watch, told) => {
    expect(watchProblem(watch)).toBe(`${RULE}, but is ${told}.`);
  });

  test('it must be known when the template is made, in whatever unit', () => {
    const { valueAsNumber } = new CfnParameter(new Stack(), 'P', { type: 'Number' });
    const lazy = Lazy.number({ produce: () => 15 });
    const tokens = [Duration.seconds(valueAsNumber), Duration.minutes(valueAsNumber), Duration.minutes(lazy)];
    const sentence = 'watch must be known when the template is made: a parameter of the stack is not.';
    expect(tokens.map(watchProblem)).toEqual(tokens.map(() => sentence));
  });
});

describe('as a setting', () => {
  test.each([
    ['15m', Duration.minutes(15)],
    ['900s', Duration.seconds(900)],
    ['1h', Duration.hours(1)],
    ['1d', Duration.days(1)],
  ])('%s', (watch, expected) => {
    const { config, problems } = readConfig({ watch });
    expect(problems).toEqual([]);
    expect(config.props.watch).toEqual(expected);
  });

  test('absent, nobody looks', () => {
    expect(readConfig({}).config.props).not.toHaveProperty('watch');
  });

  const UNIT = 'watch must be a number with its unit, such as 500ms, 5s, 10m, 12h or 7d, but is';
  test.each<[string, unknown, string]>([
    ['watch', '15', `${UNIT} "15".`],
    ['watch', 15, `${UNIT} 15.`],
    ['watch', 'true', `${UNIT} "true".`],
    ['watch', true, `${UNIT} true.`],
    ['watch', false, `${UNIT} false.`],
    ['watch', '', `${UNIT} "".`],
    ['watch', null, `${UNIT} null.`],
    ['watch', '1.5h', `${UNIT} "1.5h".`],
    ['watch', 'rate(15 minutes)', `${UNIT} "rate(15 minutes)".`],
    ['watch', ['15m'], `${UNIT} ["15m"].`],
    ['watch', '4m', `${RULE}, but is 4 minutes.`],
    ['watch', '90s', `${RULE}, but is 90 seconds.`],
    ['watch', '301s', `${RULE}, but is 301 seconds.`],
    ['watch', '500ms', `${RULE}, but is 500 milliseconds.`],
    ['watch', '25h', `${RULE}, but is 25 hours.`],
    ['watch', '999999999d', `${RULE}, but is 999999999 days.`],
    ['watching', '15m', 'watching is not a setting. The settings are '],
    ['Watch', '15m', 'Watch is not a setting. Did you mean watch?'],
    ['wacth', '15m', 'wacth is not a setting. Did you mean watch?'],
    ['watchInterval', '15m', 'watchInterval is not a setting. The settings are '],
    ['watch.every', '15m', 'watch.every is not a setting. Did you mean watch?'],
  ])('%s=%p is refused', (name, value, sentence) => {
    const { problems } = readConfig({ [name]: value });
    expect(problems).toEqual([expect.stringContaining(sentence)]);
  });
});
