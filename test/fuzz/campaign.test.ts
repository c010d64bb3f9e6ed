import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { campaign } from './campaign.ts';
import { readFound } from './found.ts';
import type { Target } from './target.ts';
import { tryInputs } from './try-inputs.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'found-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A target that does what it is told with each number, and tells how often it was started and ended. */
function planted(name: string, attempt: (number: number) => void) {
  const ends = { started: 0, ended: 0 };
  const target: Target<{ number: number; more: string }> = {
    name,
    what: 'nothing of ours',
    inputs: fc.record({ number: fc.nat(1_000_000), more: fc.string() }),
    async start() {
      ends.started += 1;
      return {
        attempt: async ({ number }) => attempt(number),
        async [Symbol.asyncDispose]() {
          ends.ended += 1;
        },
      };
    },
  };
  return { target, ends };
}

function refuseMuch(number: number): void {
  if (number > 1000) throw new Error(`${number} is too much`);
}

/** More time than it takes: what ends it is never the machine. */
async function run(targets: Target[], signal: AbortSignal) {
  const said: string[] = [];
  const shown: (string | undefined)[] = [];
  const holds = await campaign({
    minutes: 60,
    seed: 7,
    targets,
    signal,
    folder,
    say: (line) => said.push(line),
    show: (text) => shown.push(text),
  });
  return { holds, text: said.join('\n'), shown };
}

test('a fault is found, made small, saved and told, and the other targets have their turn', async () => {
  const stop = new AbortController();
  const broken = planted('broken', refuseMuch);
  const sound = planted('sound', () => stop.abort());
  const { holds, text, shown } = await run([broken.target, sound.target], stop.signal);
  expect(holds).toBe(false);
  expect(text).toMatch(/^The seed is 7\.\n/);
  expect(text).toContain('broken does not hold: 1001 is too much');
  expect(text).toMatch(/To find it anew: npm run fuzz -- --only broken --seed 7\n/);
  expect(text).toMatch(/^broken +\d+ {2}does not hold$/m);
  expect(text).toMatch(/^sound +1 {2}holds$/m);
  expect(shown[0]).toMatch(/^broken: 0 inputs, \d+:\d\d to go; all ends in \d+:\d\d$/);
  expect(shown.at(-1)).toBeUndefined();
  expect([broken.ends, sound.ends]).toEqual([
    { started: 1, ended: 1 },
    { started: 1, ended: 1 },
  ]);

  const [found, ...others] = readFound(folder);
  expect(others).toEqual([]);
  expect(found).toEqual({
    file: expect.stringMatching(/^broken-[\da-f]{8}\.json$/),
    target: 'broken',
    problem: '1001 is too much',
    input: { number: 1001, more: '' },
  });
  // What npm test does with it (found.test.ts).
  const attack = await broken.target.start();
  await expect(attack.attempt(found?.input as never)).rejects.toThrow('1001 is too much');
});

test('after Ctrl-C no input is tried, and what was tried is told', async () => {
  const stop = new AbortController();
  const stopping = planted('stopping', () => stop.abort());
  const never = planted('never', () => {});
  const { text } = await run([stopping.target, never.target], stop.signal);
  expect(text).toMatch(/^stopping +1 {2}holds$/m);
  expect(text).toMatch(/^never +0 {2}not tried$/m);
  expect(text).toMatch(/It was ended before its time\.$/);
  expect([stopping.ends.ended, never.ends.started]).toEqual([1, 0]);
});

test('one seed gives the same inputs every time, and each round others', async () => {
  const seen: number[] = [];
  const { target } = planted('rounds', (number) => seen.push(number));
  for (const inputs of [2500, 2500]) await tryInputs(target, { seed: 1, inputs });
  const [first, second, third] = [0, 1000, 2500].map((from) => seen.slice(from, from + 1000));
  expect(seen).toHaveLength(5000);
  expect(third).toEqual(first);
  expect(second).not.toEqual(first);
});

test('when time is up, nothing is tried any more', async () => {
  const { target, ends } = planted('late', refuseMuch);
  expect(await tryInputs(target, { seed: 1, endsAt: Date.now() - 1 })).toBeUndefined();
  const { target: patient } = planted('patient', () => {});
  expect(await tryInputs(patient, { seed: 1, endsAt: Date.now() + 20 })).toBeUndefined();
  expect(ends).toEqual({ started: 1, ended: 1 });
});
