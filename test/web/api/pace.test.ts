import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { createPace } from '../../../web/api/pace.ts';

beforeEach(() => void jest.useFakeTimers({ now: 1000 }));
afterEach(() => void jest.useRealTimers());

/** A pace of 500 ms, and when whose turn was. */
function paced(everyMs = 500) {
  const { onTurn } = createPace(everyMs);
  const turns: [name: string, at: number][] = [];
  return {
    turns,
    wait: (name: string, restMs?: number) => onTurn(() => turns.push([name, Date.now()]), restMs),
  };
}

test('turns are as far apart as asked for, whoever takes them, and none is saved up', () => {
  const { turns, wait } = paced();
  for (const name of 'abc') wait(name);
  jest.advanceTimersByTime(10_000);
  for (const name of 'de') wait(name);
  jest.advanceTimersByTime(10_000);
  expect(turns).toEqual([
    ['a', 1000],
    ['b', 1500],
    ['c', 2000],
    ['d', 11_000],
    ['e', 11_500],
  ]);
});

test('who gives up waiting, however often, takes no turn: others are not later for it, and it is not sooner', () => {
  const { turns, wait } = paced(3_600_000);
  wait('a');
  jest.advanceTimersByTime(1);
  for (let times = 0; times < 10; times += 1) wait('gone')();
  wait('b');
  jest.advanceTimersByTime(10 * 3_600_000);
  expect(turns).toEqual([
    ['a', 1000],
    ['b', 3_601_000],
  ]);
});

test('whoever has to rest does so, and others go on meanwhile', () => {
  const { turns, wait } = paced();
  wait('a', 2000);
  wait('b');
  jest.advanceTimersByTime(1900);
  wait('c');
  jest.advanceTimersByTime(10_000);
  expect(turns).toEqual([
    ['b', 1000],
    ['c', 2900],
    ['a', 3400],
  ]);
});

test('a clock that is put back makes nobody wait for long', () => {
  const { turns, wait } = paced();
  wait('a');
  jest.advanceTimersByTime(1);
  jest.setSystemTime(0);
  wait('b');
  jest.advanceTimersByTime(500);
  expect(turns).toHaveLength(2);
});
