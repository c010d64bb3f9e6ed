import { sandboxesFor, scenario, stackSettings, UPSTREAM_QUOTA } from './scenarios.ts';
import type { RouteSettings, Scenario } from './scenarios.ts';

/** Round figures to choose from, in seconds; the last is the longest the function keeps a page (contract/settings.ts). */
const ROUND_SECONDS = [5, 10, 15, 20, 30, 60, 120, 180, 240, 300];

/** The same for stale pages, up to a day. */
const STALE_SECONDS = [900, 1800, 3600, 7200, 86_400];

/**
 * Where lists times sandboxes, in seconds, is the age from which pages are looked at again, that is one call a second at most: half of
 * the quota is left to others. Stale pages may get twice as old as the turns of all pages take at the whole quota.
 */
export function adviseSettings(pollers: number, lists: number): RouteSettings {
  const looked = Math.min(lists, pollers) * sandboxesFor(pollers);
  const turns = looked / UPSTREAM_QUOTA.requestsPerSecond;
  return {
    ...stackSettings,
    pageCache: leastRound(ROUND_SECONDS, looked),
    stalePages: leastRound(STALE_SECONDS, 2 * turns),
  };
}

/** The scenario that shows whether the advice is good: long enough for every page to expire. */
export function advisedScenario(pollers: number, lists: number): Scenario {
  const settings = adviseSettings(pollers, lists);
  return scenario(pollers, { lists, settings, countedSeconds: Math.max(120, settings.pageCache) });
}

function leastRound(rounds: readonly number[], seconds: number): number {
  return rounds.find((round) => round >= seconds) ?? Math.max(...rounds);
}
