import type { FailedRun, WalkSummary } from '../../../contract/watch.ts';
import type { Environment } from '../../../lambda/settings.ts';
import { createWatch, createWatchHandler } from '../../../lambda/watch/create-watch.ts';
import type { WatchEffects } from '../../../lambda/watch/create-watch.ts';
import type { LookInit } from '../../../lambda/watch/look.ts';
import { canaries } from '../../canaries.ts';

/** What Lambda would set; test values all. */
export const watchEnvironment: Environment = {
  AWS_REGION: 'eu-west-2',
  AWS_ACCESS_KEY_ID: 'test-access-key-id',
  AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
};

/** A call as it began. */
export interface SteppedCall {
  identifier: string;
  token: string | undefined;
  at: number;
}

interface Line {
  level: Parameters<WatchEffects['log']>[0];
  line: FailedRun | WalkSummary;
}

/**
 * A watch on a clock that only waiting moves, and what it did. Each call of `asks` takes a tenth of a second.
 *
 * @param asks - what stands in for AppIntegrations; absent: whatever answers at the endpoint
 */
export function steppedWatch(
  asks?: LookInit['asks']['ListDataIntegrations'],
  more: Environment = {},
  effects: Partial<WatchEffects> = {},
) {
  const clock = { now: 0 };
  const calls: SteppedCall[] = [];
  const lines: Line[] = [];
  const ask: LookInit['asks']['ListDataIntegrations'] = async (request, timeoutMs) => {
    calls.push({ identifier: request.identifier, token: request.token, at: clock.now });
    clock.now += 100;
    return asks ? asks(request, timeoutMs) : { entries: [] };
  };
  const all: Partial<WatchEffects> = {
    now: () => clock.now,
    random: () => 0,
    pause: async (milliseconds) => void (clock.now += milliseconds),
    log: (level, line) => void lines.push({ level, line }),
    ...(asks && { asks: { ListDataIntegrations: ask, ListDataIntegrationAssociations: ask } }),
    ...effects,
  };
  const environment = { ...watchEnvironment, ...more };
  return {
    clock,
    calls,
    lines,
    watch: createWatch(environment, all),
    handler: createWatchHandler(environment, all),
    /** The data integrations of all failed runs. */
    failed: () => lines.flatMap(({ line }) => ('run' in line ? line.dataIntegration : [])),
  };
}
