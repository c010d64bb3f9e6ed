import { expect, jest, test } from '@jest/globals';

import { createContext } from '../../../local/gateway/context.ts';
import { stopClock } from '../../stopped-clock.ts';

stopClock();

test('the remaining time counts down from the timeout, and not below 0', async () => {
  const context = createContext(60);
  const remaining = [0, 50, 50].map((ms) => {
    jest.advanceTimersByTime(ms);
    return context.getRemainingTimeInMillis();
  });
  expect(remaining).toEqual([60, 10, 0]);
});

test('every invocation has an id of its own', () => {
  expect(createContext(1).awsRequestId).not.toBe(createContext(1).awsRequestId);
});

test('the callback interface is gone, as on Lambda', () => {
  const context = createContext(1);
  expect(() => context.succeed('answer')).toThrow('promise');
});
