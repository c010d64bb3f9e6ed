import { setImmediate as nextTurn } from 'node:timers/promises';

import { createRateLimit } from '../../emulator/rate-limit.ts';
import { percentile } from '../report/statistics.ts';
import { createEventQueue } from './event-queue.ts';
import { createRandom } from './random.ts';
import { createRoute } from './route-model.ts';
import { UPSTREAM_QUOTA } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';

/** What a scenario came to. */
export interface Outcome {
  requests: number;
  /** Every call, those the quota refused included. */
  upstreamCallsPerSecond: number;
  /** Share of the users' requests that were answered with 429, from 0 to 1. */
  refusedShare: number;
  /** Seconds between AppIntegrations' stating what a user sees and the user's latest request. */
  ageSeconds: { p50: number; p99: number };
}

/** A second on average; no two timers in browsers keep step. */
const POLL_INTERVAL_MS = { least: 900, most: 1100 };

/**
 * Plays a scenario on a clock of its own, with the real handler in every sandbox: minutes of traffic in seconds, and
 * the same result every time.
 */
export async function simulate(scenario: Scenario): Promise<Outcome> {
  const { pollers, pages, settleSeconds, countedSeconds } = scenario;
  const countedFrom = settleSeconds * 1000;
  const end = countedFrom + countedSeconds * 1000;
  const queue = createEventQueue();
  const random = createRandom(1);
  const clock = { now: 0 };
  const counted = { requests: 0, refused: 0, calls: 0 };
  const ages: number[] = [];
  const statedAt = new Float64Array(pollers);

  const route = createRoute(scenario, {
    now: () => clock.now,
    after: (milliseconds, run) => queue.add(clock.now + milliseconds, run),
    random,
    isWithinQuota: createRateLimit({ ...UPSTREAM_QUOTA, now: () => clock.now }),
    onUpstreamCall() {
      if (clock.now >= countedFrom) counted.calls += 1;
    },
  });

  async function poll(poller: number): Promise<void> {
    const { least, most } = POLL_INTERVAL_MS;
    queue.add(clock.now + least + random() * (most - least), () => void poll(poller));
    const answer = await route(poller % pages);
    if (answer.status === 200) statedAt[poller] = answer.statedAt;
    if (clock.now < countedFrom) return;
    counted.requests += 1;
    if (answer.status === 429) counted.refused += 1;
    ages.push((clock.now - (statedAt[poller] ?? 0)) / 1000);
  }

  for (let poller = 0; poller < pollers; poller += 1) {
    queue.add(random() * POLL_INTERVAL_MS.most, () => void poll(poller));
  }
  for (let event = queue.next(); event !== undefined && event.at < end; event = queue.next()) {
    clock.now = event.at;
    event.run();
    // Everything that can happen at this moment happens before time goes on.
    await nextTurn();
  }

  return {
    requests: counted.requests,
    upstreamCallsPerSecond: counted.calls / countedSeconds,
    refusedShare: counted.refused / counted.requests,
    ageSeconds: { p50: percentile(ages, 50), p99: percentile(ages, 99) },
  };
}
