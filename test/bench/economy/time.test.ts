import { expect, test } from '@jest/globals';

import { createTime } from '../../../bench/economy/time.ts';

test('everything that follows from a moment happens before time goes on', async () => {
  const time = createTime();
  const start = time.now();
  const happened: [what: string, at: number][] = [];
  const note = (what: string): void => void happened.push([what, time.now() - start]);
  time.after(10, () => note('later'));
  async function follow(): Promise<void> {
    await Promise.resolve();
    note('follows');
    await time.pass(2);
    note('waited');
  }
  time.after(5, () => void follow());
  await time.run();
  expect(happened).toEqual([
    ['follows', 5],
    ['waited', 7],
    ['later', 10],
  ]);
});

test('it ends when it is said to', async () => {
  const time = createTime();
  const start = time.now();
  let ticks = 0;
  const tick = (): void => {
    ticks += 1;
    time.after(1, tick);
  };
  tick();
  await time.run(() => start + 5);
  expect(ticks).toBe(5);
});
