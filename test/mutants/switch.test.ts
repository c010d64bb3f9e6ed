import { afterEach, expect, test } from '@jest/globals';

interface Job {
  mutants: Set<number>;
  calls: number;
  limit: number;
  reached?: Set<number>;
}

const world = globalThis as { mutants?: Job };
const { MUTANTS } = process.env;

afterEach(() => {
  delete world.mutants;
  if (MUTANTS === undefined) delete process.env['MUTANTS'];
  else process.env['MUTANTS'] = MUTANTS;
});

let copies = 0;

/** A switch as a process of its own would have it. */
async function load(): Promise<(id: number) => boolean> {
  copies += 1;
  const { mutant } = (await import(`./switch.js?${copies}`)) as { mutant: (id: number) => boolean };
  return mutant;
}

test('one mutant is on, and what is reached is noted', async () => {
  const job: Job = { mutants: new Set([2]), calls: 0, limit: 10, reached: new Set() };
  world.mutants = job;
  const mutant = await load();
  expect([1, 2, 2].map(mutant)).toEqual([false, true, true]);
  expect(job).toMatchObject({ calls: 3, reached: new Set([1, 2]) });
});

test('what asks without end is ended', async () => {
  world.mutants = { mutants: new Set([1]), calls: 0, limit: 100 };
  const mutant = await load();
  expect(() => {
    while (mutant(1));
  }).toThrow('The mutant does not come to an end.');
});

test('a program that tests start is told by its environment', async () => {
  process.env['MUTANTS'] = '1 3';
  const mutant = await load();
  expect([1, 2, 3].map(mutant)).toEqual([true, false, true]);
});

test('without a word no mutant is on', async () => {
  delete process.env['MUTANTS'];
  const mutant = await load();
  expect([0, 1].map(mutant)).toEqual([false, false]);
});
