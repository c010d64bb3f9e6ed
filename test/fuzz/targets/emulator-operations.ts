import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';

import { operations } from '../../../emulator/operations.ts';
import { modelledErrors, statuses } from '../../emulator/clients.ts';
import { MIDNIGHT, QUOTA } from '../../emulator/model/model.ts';
import type { Real } from '../../emulator/model/step.ts';
import { anyStep, commandOf } from '../../emulator/model/steps.ts';
import type { StepData } from '../../emulator/model/steps.ts';
import { send } from '../../emulator/raw-http.ts';
import { startEmulator } from '../../emulator/start-emulator.ts';
import { rubbish } from '../arbitrary-requests.ts';
import type { Rubbish } from '../arbitrary-requests.ts';
import type { Attack, Target } from '../target.ts';

/** What AWS's front door says of any operation, before it comes to that one. */
const ofTheProtocol: Readonly<Record<string, number>> = {
  MalformedHttpRequestException: 400,
  SerializationException: 400,
  UnknownOperationException: 404,
};

type Input = { steps: StepData[] } | { rubbish: Rubbish[] };

/** Whatever is done in whatever order, the emulator holds what the model holds; rubbish gets an answer or a modelled error. */
export const emulatorOperations: Target<Input> = {
  name: 'emulator-operations',
  what: 'operations in any order, and rubbish, to the emulator over HTTP',
  inputs: fc.oneof(fc.record({ steps: fc.array(anyStep, { maxLength: 100, size: '+1' }) }), {
    weight: 2,
    arbitrary: fc.record({ rubbish: fc.array(rubbish, { minLength: 1, maxLength: 20 }) }),
  }),
  async start(): Promise<Attack<Input>> {
    return {
      attempt: (input) => ('steps' in input ? keepToModel(input.steps) : sendAll(input.rubbish)),
      async [Symbol.asyncDispose]() {},
    };
  },
};

async function keepToModel(steps: StepData[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'model-'));
  const dataFile = join(folder, 'data.json');
  const options = { seed: [], dataFile, now: () => MIDNIGHT, allowReassociation: true, ...QUOTA };
  const empty = { integrations: [], tokens: {}, now: 0 };
  const real: Real = {
    emulator: await startEmulator(options),
    start: structuredClone(empty),
    async restart() {
      await real.emulator.close();
      real.emulator = await startEmulator(options);
    },
  };
  try {
    await fc.asyncModelRun(() => ({ model: structuredClone(empty), real }), steps.map(commandOf));
  } finally {
    await real.emulator.close();
    await rm(folder, { recursive: true });
  }
}

async function sendAll(requests: Rubbish[]): Promise<void> {
  const failures: unknown[] = [];
  const emulator = await startEmulator({
    allowReassociation: true,
    onFailure: (error) => failures.push(error),
  });
  try {
    for (const { operation, path, body } of requests) {
      const { method = 'GET' } = operations.find((each) => each.operation === operation) ?? {};
      const answer = await send(emulator, method, path, body);
      assert.deepEqual(failures, [], 'the emulator has a fault of its own');
      const members: unknown = JSON.parse(answer.body);
      assert.ok(typeof members === 'object' && members !== null, 'the answer is no JSON object');
      if (answer.status === 200) continue;
      const code = String(answer.headers['x-amzn-errortype']);
      const known = modelledErrors[operation] ?? [];
      assert.ok(known.includes(code) || code in ofTheProtocol, `${operation} has no ${code}`);
      assert.equal(answer.status, statuses[code] ?? ofTheProtocol[code]);
    }
  } finally {
    await emulator.close();
  }
}
