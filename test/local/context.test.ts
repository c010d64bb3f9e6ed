import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from '@jest/globals';

import { createContext } from '../../local/context.ts';

test('the remaining time counts down from the timeout, and not below 0', async () => {
  const context = createContext(60);
  const atFirst = context.getRemainingTimeInMillis();
  expect(atFirst).toBeGreaterThan(20);
  expect(atFirst).toBeLessThanOrEqual(60);
  await sleep(80);
  expect(context.getRemainingTimeInMillis()).toBe(0);
});

test('every invocation has an id of its own', () => {
  expect(createContext(1).awsRequestId).not.toBe(createContext(1).awsRequestId);
});

test('the callback interface is gone, as on Lambda', () => {
  const context = createContext(1);
  expect(() => context.succeed('answer')).toThrow('promise');
});
