import { createRateLimit } from '../../emulator/rate-limit.ts';
import { percentile } from '../report/statistics.ts';
import { createAppIntegrations } from './appintegrations.ts';
import { ATTACK_RATE, attacks } from './attacks.ts';
import type { Attacker } from './attacks.ts';
import { createRandom } from './random.ts';
import { createRoute } from './sandboxes.ts';
import type { Answer } from './sandboxes.ts';
import { TABLE_DEATH, UPSTREAM_QUOTA } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';
import { createSimulatedTable } from './simulated-table.ts';
import type { TableCalls } from './simulated-table.ts';
import { createTime } from './time.ts';

/** What a scenario came to. Of the pollers only, but for the calls. */
export interface Outcome {
  /** Seconds until every sandbox had had every list; null if that took longer than was waited. */
  seenAfterSeconds: number | null;
  requests: number;
  /** Every call, those the quota refused included. */
  upstreamCallsPerSecond: number;
  /** Share of the requests that were answered with 429, from 0 to 1. */
  refusedShare: number;
  /** Seconds between AppIntegrations' stating what a user sees and the user's latest request. */
  ageSeconds: { p50: number; p99: number };
  /** Calls a second of the table, where there is one. */
  tableCallsPerSecond?: TableCalls;
  /** Upstream calls while the table was dead, where it was. */
  upstreamCallsPerSecondAlone?: number;
}

/** A second on average; no two timers in browsers keep step. */
const POLL_INTERVAL_MS = { least: 900, most: 1100 };

export const SEED = 1;

/**
 * Plays a scenario on a clock of its own, with the real handler in every sandbox: minutes of traffic in seconds, and
 * the same result every time.
 */
export async function simulate(scenario: Scenario, seed = SEED): Promise<Outcome> {
  const { played, lists, sandboxes, attack, sharedTable, mostSettleSeconds, countedSeconds } = scenario;
  const { attackers = [], hasNewTokens = false } = attack ? attacks[attack] : {};
  const time = createTime();
  const random = createRandom(seed);
  const begun = time.now();
  let seenAfter: number | null = null;
  let countedFrom = begun + mostSettleSeconds * 1000;
  const counted = { requests: 0, refused: 0, calls: 0, callsAlone: 0 };
  const tableCalls: TableCalls = { reads: 0, pageWrites: 0, budgetWrites: 0, deniedWrites: 0 };
  const ages: number[] = [];
  const statedAt = new Float64Array(played).fill(begun);
  const seen = new Set<number>();

  const isWithinQuota = createRateLimit({ ...UPSTREAM_QUOTA, now: time.now });
  const onCall = (): void => {
    if (time.now() >= countedFrom) counted.calls += 1;
    if (isDead()) counted.callsAlone += 1;
  };
  const upstream = createAppIntegrations({ time, random, isWithinQuota, hasNewTokens, onCall });
  const isDead = (): boolean => {
    const seconds = (time.now() - countedFrom) / 1000 - TABLE_DEATH.after;
    return sharedTable === 'dying' && seconds >= 0 && seconds < TABLE_DEATH.lasts;
  };
  const onTableCall = (kind: keyof TableCalls): void => {
    if (time.now() >= countedFrom) tableCalls[kind] += 1;
  };
  const table = sharedTable && createSimulatedTable({ time, isDead, onCall: onTableCall });
  const route = createRoute(scenario, {
    now: time.now,
    random,
    upstream,
    pause: (milliseconds) => time.pass(milliseconds),
    ...(table && { table }),
  });

  function see(list: number, sandbox: number): void {
    if (seenAfter !== null || seen.add(list * sandboxes + sandbox).size < lists * sandboxes) return;
    seenAfter = (time.now() - begun) / 1000;
    countedFrom = Math.min(countedFrom, time.now());
  }

  async function poll(poller: number): Promise<void> {
    const { least, most } = POLL_INTERVAL_MS;
    time.after(least + random() * (most - least), () => void poll(poller));
    const asked = time.now();
    const list = poller % lists;
    const answer = await route({ identifier: `list-${list}`, maxResults: 50 });
    if (answer.status === 200) {
      statedAt[poller] = readStatedAt(answer);
      see(list, answer.sandbox);
    } else if (answer.status !== 429) {
      throw unexpected(answer);
    }
    if (asked < countedFrom) return;
    counted.requests += 1;
    if (answer.status === 429) counted.refused += 1;
    ages.push((time.now() - (statedAt[poller] ?? 0)) / 1000);
  }

  async function attackWith(attacker: Attacker): Promise<void> {
    time.after((1000 / ATTACK_RATE) * (0.5 + random()), () => void attackWith(attacker));
    const request = attacker.next();
    const answer = await route(request);
    attacker.learn?.(request, answer);
  }

  for (let poller = 0; poller < played; poller += 1) {
    time.after(random() * POLL_INTERVAL_MS.most, () => void poll(poller));
  }
  for (const start of attackers) void attackWith(start({ lists, now: time.now, random }));
  await time.run(() => countedFrom + countedSeconds * 1000);

  return {
    seenAfterSeconds: seenAfter,
    requests: counted.requests,
    upstreamCallsPerSecond: counted.calls / countedSeconds,
    refusedShare: counted.refused / counted.requests,
    ageSeconds: { p50: percentile(ages, 50), p99: percentile(ages, 99) },
    ...(sharedTable && { tableCallsPerSecond: perSecond(tableCalls, countedSeconds) }),
    ...(sharedTable === 'dying' && { upstreamCallsPerSecondAlone: counted.callsAlone / TABLE_DEATH.lasts }),
  };
}

function perSecond(
  { reads, pageWrites, budgetWrites, deniedWrites }: TableCalls,
  seconds: number,
): TableCalls {
  return {
    reads: reads / seconds,
    pageWrites: pageWrites / seconds,
    budgetWrites: budgetWrites / seconds,
    deniedWrites: deniedWrites / seconds,
  };
}

function readStatedAt(answer: Answer): number {
  const message = /"StatusMessage":"([\d.]+)"/.exec(answer.body)?.[1];
  if (message === undefined) throw unexpected(answer);
  return Number(message);
}

function unexpected({ status, body }: Answer): Error {
  return new Error(`The handler answered ${status}: ${body}`);
}
