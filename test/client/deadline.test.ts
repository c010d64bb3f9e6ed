import { getEventListeners } from 'node:events';

import { expect, test } from '@jest/globals';

import { withDeadline } from '../../client/deadline.ts';

const NEVER_MS = 2_147_483_647;

test('leaves no listener on a signal of the caller that outlives it, and tells the work that nobody waits any more', async () => {
  const { signal } = new AbortController();
  let own: AbortSignal | undefined;
  const work = (given: AbortSignal) => {
    own = given;
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    return Promise.resolve('done');
  };
  await expect(withDeadline(work, NEVER_MS, signal)).resolves.toBe('done');
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(own?.aborted).toBe(true);
});
