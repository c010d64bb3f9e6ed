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

/** A target that breaks at numbers above 1000, and tells how often it was started and ended. */
function planted(name: string, breaks: boolean) {
  const ends = { started: 0, ended: 0 };
  const target: Target<{ number: number; more: string }> = {
    name,
    what: 'nothing of ours',
    inputs: fc.record({ number: fc.nat(1_000_000), more: fc.string() }),
    async start() {
      ends.started += 1;
      return {
        async attempt({ number }) {
          if (breaks && number > 1000) throw new Error(`${number} is too much`);
        },
        async [Symbol.asyncDispose]() {
          ends.ended += 1;
        },
      };
    },
  };
  return { target, ends };
}

async function run(targets: Target[], signal = new AbortController().signal) {
  const said: string[] = [];
  const shown: (string | undefined)[] = [];
  const holds = await campaign({
    minutes: 0.005,
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
  const broken = planted('broken', true);
  const sound = planted('sound', false);
  const { holds, text, shown } = await run([broken.target, sound.target]);
  expect(holds).toBe(false);
  expect(text).toMatch(/^The seed is 7\.\n/);
  expect(text).toContain('broken does not hold: 1001 is too much');
  expect(text).toMatch(/To find it anew: npm run fuzz -- --only broken --seed 7\n/);
  expect(text).toMatch(/^broken +\d+ {2}does not hold$/m);
  expect(text).toMatch(/^sound +[\d,]+ {2}holds$/m);
  expect(shown[0]).toMatch(/^broken: 0 inputs, \d:\d\d to go; all ends in \d:\d\d$/);
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
  const { target, ends } = planted('stopping', false);
  const stopping: Target = {
    ...target,
    async start() {
      const attack = await target.start();
      return { ...attack, attempt: async () => stop.abort() };
    },
  };
  const never = planted('never', false);
  const { text } = await run([stopping, never.target], stop.signal);
  expect(text).toMatch(/^stopping +1 {2}holds$/m);
  expect(text).toMatch(/^never +0 {2}not tried$/m);
  expect(text).toMatch(/It was ended before its time\.$/);
  expect([ends.ended, never.ends.started]).toEqual([1, 0]);
});

test('with time for it, a target gets more than one round, of other inputs each', async () => {
  const seen: string[] = [];
  const { target } = planted('rounds', false);
  const rounds: Target = {
    ...target,
    async start() {
      const attack = await target.start();
      return { ...attack, attempt: async (input: unknown) => void seen.push(JSON.stringify(input)) };
    },
  };
  expect(await tryInputs(rounds, { seed: 1, inputs: 2500 })).toBeUndefined();
  expect(seen).toHaveLength(2500);
  expect(new Set(seen).size).toBeGreaterThan(2000);
});
