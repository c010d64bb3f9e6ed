import { expect, test } from '@jest/globals';

import { createSimulatedTable } from '../../../bench/economy/simulated-table.ts';
import { createTime } from '../../../bench/economy/time.ts';

test('an answer takes 3 ms, calls are counted by their kind, and a dead table answers nothing', async () => {
  const time = createTime();
  const begun = time.now();
  const calls: string[] = [];
  let isDead = false;
  const table = createSimulatedTable({ time, isDead: () => isDead, onCall: (kind) => void calls.push(kind) });
  const came: [unknown, number][] = [];
  const note = (answer: unknown): void => void came.push([answer, time.now() - begun]);

  async function play(): Promise<void> {
    const unlessNewer = ['NOT statedAt BETWEEN :at AND :latest', { ':at': 5, ':latest': 9 }] as const;
    note(await table.put({ key: 'page', statedAt: 5 }, unlessNewer));
    note(await table.put({ key: 'page', statedAt: 5 }, unlessNewer));
    note(
      await table.update('budget', 'SET tat = :next', [
        'NOT tat BETWEEN :now AND :latest',
        { ':now': 1, ':latest': 9, ':next': 2 },
      ]),
    );
    note(await table.get('page'));
    isDead = true;
    note(await table.get('page').catch(({ message }: Error) => message));
  }
  const played = play();
  await time.run();
  await played;

  expect(came).toEqual([
    [true, 3],
    [false, 6],
    [true, 9],
    [{ key: 'page', statedAt: 5 }, 12],
    ['The table does not answer.', 112],
  ]);
  expect(calls).toEqual(['pageWrites', 'pageWrites', 'deniedWrites', 'budgetWrites', 'reads']);
});
