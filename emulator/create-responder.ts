import { hash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import type { EmulatorOptions } from './emulator-options.ts';
import { createFaults } from './faults/faults.ts';
import { operations } from './operations.ts';
import { createRateLimit } from './rate-limit.ts';
import { createRecentRequests } from './recent-requests.ts';
import type { Responder } from './respond.ts';
import { createRuns } from './runs/runs.ts';
import { createClock } from './state/clock.ts';
import { defaultSeed } from './state/default-seed.ts';
import { createPageTokens } from './state/page-tokens.ts';
import { plantSeed } from './state/seed.ts';
import { createStore } from './state/store.ts';
import { openDataFile } from './storage/data-file.ts';
import type { DataFile } from './storage/data-file.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Lets go of the data file at its end. */
export interface ClosableResponder extends Responder {
  close: () => Promise<void>;
}

/**
 * Puts the emulator together.
 *
 * @param stopped Ends every wait.
 * @throws Error whose message is for the user, when the data file cannot be had.
 */
export async function createResponder(
  options: EmulatorOptions,
  stopped: AbortSignal,
): Promise<ClosableResponder> {
  const {
    slowMs = 3000,
    requestsPerSecond,
    burst = Math.max(1, requestsPerSecond ?? 1),
    pageTokenLifetimeMs = DAY_MS,
    // The default seed has as many as that itself, and there must be room to create some.
    maxDataIntegrations = options.seed === undefined ? 40 : 20,
    maxAssociations = 10,
    allowReassociation = false,
    now: machine = Date.now,
    onRequest = () => {},
  } = options;
  const data = await openData(options, machine());
  const store = createStore(data.state, data.save);
  const clock = createClock(machine, store);
  const now = () => clock.now();
  const faults = createFaults();
  const requests = createRecentRequests();
  const newLimit = () =>
    requestsPerSecond === undefined ? () => true : createRateLimit({ requestsPerSecond, burst, now });
  let rateLimit = newLimit();
  let flakyCalls = 0;

  return {
    operations,
    context: {
      store,
      tokens: createPageTokens({
        key: hash('sha256', options.pageTokenSecret ?? data.pageTokenSecret, 'buffer'),
        lifetimeMs: pageTokenLifetimeMs,
        now,
      }),
      rules: { maxDataIntegrations, maxAssociations, allowReassociation },
      now,
      newId: randomUUID,
    },
    faults,
    requests,
    clock,
    runs: createRuns(store, now),
    reset() {
      store.reset();
      faults.set({});
      requests.clear();
      rateLimit = newLimit();
      flakyCalls = 0;
    },
    rateLimit: () => rateLimit(),
    slowMs,
    onRequest,
    wait: async (ms) => {
      if (ms > 0) await setTimeout(ms, undefined, { signal: stopped });
    },
    failsNow: () => (flakyCalls += 1) % 2 === 1,
    close: data.close,
  };
}

async function openData({ seed = defaultSeed, dataFile }: EmulatorOptions, now: number): Promise<DataFile> {
  const initial = () => plantSeed(seed, now);
  if (dataFile !== undefined) return openDataFile(dataFile, initial);
  return { state: initial(), pageTokenSecret: randomUUID(), save: () => {}, close: async () => {} };
}
