import { expect, test } from '@jest/globals';

import type { Job } from './judge.ts';
import type { Mutant } from './mutant.ts';
import { tryMutants } from './try-mutants.ts';

const FILES = Array.from({ length: 12 }, (_, index) => `test/${index}.test.ts`);
const mutants = Array.from({ length: 100 }, (_, index) => ({ id: index + 1, file: 'a.ts' }) as Mutant);

/** Tries all mutants with a judge, where each file of tests reaches those that `reaches` says. */
async function run(
  notices: (job: Job) => boolean,
  reaches: (file: string, id: number) => boolean = () => true,
) {
  const jobs: Job[] = [];
  const ask = async (job: Job) => {
    jobs.push(job);
    return { calls: 0, reached: [], idleMs: 0, ...(notices(job) && { failure: 'test' }) };
  };
  const recordings = FILES.map((file) => ({
    file,
    ms: 100,
    calls: 10,
    idleMs: 100,
    reached: new Set(mutants.map(({ id }) => id).filter((id) => reaches(file, id))),
  }));
  const survivors: number[] = [];
  const survives = ({ id }: Mutant): void => void survivors.push(id);
  await tryMutants([{ ask }, { ask }], mutants, recordings, { progress: () => undefined, survives });
  return { jobs, survivors: survivors.toSorted((one, other) => one - other) };
}

test('what no test notices survives', async () => {
  const { survivors } = await run(() => false);
  expect(survivors).toEqual(mutants.map(({ id }) => id));
});

test.each([0, 5, 11])('what one file notices (%i) is noticed, wherever that file stands', async (index) => {
  const { survivors } = await run(
    ({ file, mutants }) => file === FILES[index] && mutants.some((id) => id % 10 === 0),
  );
  expect(survivors).toEqual(mutants.map(({ id }) => id).filter((id) => id % 10 > 0));
});

function reachesSome(file: string, id: number): boolean {
  return file.includes(String(id % 10));
}

test('no file is asked about what it does not reach, nor twice about the same alone', async () => {
  const { jobs } = await run(() => false, reachesSome);
  expect(jobs.flatMap(({ file, mutants }) => mutants.filter((id) => !reachesSome(file, id)))).toEqual([]);
  const alone = jobs
    .filter(({ mutants }) => mutants.length === 1)
    .map(({ file, mutants }) => `${file} ${mutants[0]}`);
  expect(new Set(alone).size).toBe(alone.length);
});

test('what survives mostly costs few runs', async () => {
  const { jobs } = await run(() => false);
  expect(jobs.filter(({ mutants }) => mutants.length > 1).length).toBeLessThan(50);
});

test('a file that asks much more often than without a mutant, or waits much longer, is ended', async () => {
  const { jobs } = await run(() => false);
  expect(new Set(jobs.map(({ limit, idleLimitMs }) => `${limit} ${idleLimitMs}`))).toEqual(
    new Set(['50200 2000']),
  );
});
