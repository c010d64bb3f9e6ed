import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { associationSteps } from './model/association-steps.ts';
import { integrationSteps } from './model/integration-steps.ts';
import { MIDNIGHT, QUOTA } from './model/model.ts';
import type { Model } from './model/model.ts';
import { otherSteps } from './model/other-steps.ts';
import type { Real } from './model/step.ts';
import { startEmulator } from './start-emulator.ts';

const empty: Model = { integrations: [], tokens: {}, now: 0 };

test('whatever is done in whatever order, the emulator holds what the model holds', async () => {
  const arbitraries: fc.Arbitrary<fc.AsyncCommand<Model, Real>>[] = [
    ...integrationSteps,
    ...associationSteps,
    ...otherSteps,
  ];
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(fc.commands(arbitraries, { maxCommands: 100, size: '+1' }), async (commands) => {
      const folder = await mkdtemp(join(tmpdir(), 'model-'));
      const start = () =>
        startEmulator({
          seed: [],
          dataFile: join(folder, 'data.json'),
          now: () => MIDNIGHT,
          allowReassociation: true,
          ...QUOTA,
        });
      const real: Real = {
        emulator: await start(),
        start: structuredClone(empty),
        async restart() {
          await real.emulator.close();
          real.emulator = await start();
        },
      };
      try {
        await fc.asyncModelRun(() => ({ model: structuredClone(empty), real }), commands);
        steps += real.emulator.requests.count();
      } finally {
        await real.emulator.close();
        await rm(folder, { recursive: true });
      }
    }),
    { numRuns: 60 },
  );
  expect(steps).toBeGreaterThan(100);
});
