import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { bundleFunction } from '../../build/bundle.ts';
import { startTable } from '../dynamodb-server.ts';
import type { Program } from '../dynamodb-server.ts';
import { hasMoto, moto } from '../moto.ts';
import { testEnvironment } from './environment.ts';
import type { Round, Statuses } from './sandbox-process.ts';
import { json, startUpstream } from './upstream-server.ts';

const NOON = Date.UTC(2026, 0, 7, 12);

/** How far apart the clocks of the processes are, all together, in milliseconds. */
const SKEW_MS = 1000;

const FRESH_MS = 2000;
const RATE = 1;
const BURST = 8;

/** What both parts of the budget hold, each one whole unit at the least. */
const UNITS = Math.max(BURST / 4, 1) + Math.max((BURST * 3) / 4, 1);

const lists = ['list-0', 'list-1'];

const folder = await mkdtemp(join(tmpdir(), 'sandboxes-'));
beforeAll(() => bundleFunction(folder, 'test/lambda/sandbox-process.ts'));
afterAll(() => rm(folder, { recursive: true }));

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** A sandbox in a process of its own, with what is deployed. */
function startProcess(environment: Record<string, string>, aheadMs: number) {
  const child = fork(join(folder, 'index.mjs'), { env: environment, execArgv: [] });
  const ended = once(child, 'exit');
  stops.push(() => {
    child.disconnect();
    return ended;
  });
  return async (now: number, identifiers: string[]): Promise<Statuses> => {
    child.send({ now: now + aheadMs, identifiers } satisfies Round);
    const [statuses] = (await once(child, 'message')) as [Statuses];
    return statuses;
  };
}

/**
 * Processes that all ask for every list, once a second, until each list has been had, and `rounds` times more. When AppIntegrations was
 * asked, and what the processes were answered before and since every list had been had.
 */
async function playIn(program: Program | undefined, count: number, rounds: number) {
  const { url, name } = await startTable(program);
  let now = NOON;
  const calls: { at: number; list: string }[] = [];
  const upstream = await startUpstream((response, request) => {
    const list = /list-\d/.exec(request.url ?? '')?.[0] ?? '';
    calls.push({ at: now, list });
    json(200, { DataIntegrationAssociations: [{ ClientId: list }] })(response, request);
  });
  const environment = {
    ...testEnvironment,
    AWS_ENDPOINT_URL_APPINTEGRATIONS: upstream.url,
    AWS_ENDPOINT_URL_DYNAMODB: url.href,
    SHARED_PAGES_TABLE: name,
    PAGE_CACHE_SECONDS: String(FRESH_MS / 1000),
    STALE_PAGE_SECONDS: '900',
    UPSTREAM_RATE: String(RATE),
    UPSTREAM_BURST: String(BURST),
    UPSTREAM_TIMEOUT_MS: '28000',
  };
  const processes = Array.from({ length: count }, (_, index) =>
    startProcess(environment, Math.floor((index / (count - 1)) * SKEW_MS)),
  );
  const playRound = async (): Promise<Statuses> => {
    const statuses = await Promise.all(processes.map((ask) => ask(now, lists)));
    now += 1000;
    return statuses.flat();
  };
  const before: Statuses = [];
  while (!lists.every((list) => calls.some((call) => call.list === list)))
    before.push(...(await playRound()));
  // Sandboxes that looked a moment ago look again.
  before.push(...(await playRound()));
  const since: Statuses = [];
  for (let round = 0; round < rounds; round += 1) since.push(...(await playRound()));
  return { calls, before, since, seconds: (now - NOON) / 1000 };
}

type Played = Awaited<ReturnType<typeof playIn>>;

function expectPromises({ calls, before, since, seconds }: Played): void {
  // Everything is answered: with a page, once somebody has had it.
  expect(before.filter((status) => status !== 200 && status !== 429)).toEqual([]);
  expect(new Set(since)).toEqual(new Set([200]));

  // The units of the budget are all that is granted, in any window; and the clocks count as if they were one that is so much longer.
  for (const [first, { at: start }] of calls.entries()) {
    for (const [more, { at }] of calls.slice(first).entries())
      expect(more + 1).toBeLessThanOrEqual(((at - start + SKEW_MS) / 1000) * RATE + UNITS);
  }
  // And they are made use of.
  expect(calls.length).toBeGreaterThanOrEqual((seconds * RATE) / 2);

  // A page that has been had is not asked for again before its time. The first time, several may ask at once.
  for (const list of lists) {
    const [first = NOON, ...more] = calls.filter((call) => call.list === list).map(({ at }) => at);
    const times = [first, ...more.filter((at) => at > first)];
    const between = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(between).not.toEqual([]);
    expect(between.filter((gap) => gap < FRESH_MS - SKEW_MS)).toEqual([]);
  }
}

test('forty processes share one look at each page, and one budget', async () => {
  expectPromises(await playIn(undefined, 40, 8));
});

(hasMoto ? test : test.skip)("and so they do in moto's DynamoDB", async () => {
  expectPromises(await playIn(moto, 8, 4));
});
