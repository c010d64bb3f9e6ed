import { setTimeout as sleep } from 'node:timers/promises';

import type { Context } from 'aws-lambda';

import type { Operation } from '../../contract/operations.ts';
import { listDataIntegrationAssociations } from '../../contract/operations/list-data-integration-associations.ts';
import { listDataIntegrations } from '../../contract/operations/list-data-integrations.ts';
import type { FailedRun, WalkSummary } from '../../contract/watch.ts';
import { createAgents, createHttpHandler } from '../aws/http-handler.ts';
import type { Environment } from '../settings.ts';
import { createSdkCalls } from '../upstream/sdk-call.ts';
import { createUpstream } from '../upstream/upstream.ts';
import { createAskOnce } from './ask-once.ts';
import type { LookInit } from './look.ts';
import { CALL_EVERY_MS, CALL_TIMEOUT_MS, createPace } from './pace.ts';
import { readWatchSettings } from './settings.ts';
import { walk } from './walk.ts';
import { createWatched } from './watched.ts';

/** What the watch does to the world, replaceable one by one. */
export interface WatchEffects extends Pick<LookInit, 'asks' | 'onCall'> {
  /** Writes a line. */
  log: (level: 'info' | 'warn' | 'error', line: FailedRun | WalkSummary) => void;
  /** Milliseconds of a clock that nobody corrects. */
  now: () => number;
  /** Numbers from 0 to 1. */
  random: () => number;
  /** Resolves after so many milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
  /** Milliseconds from the start of one call to that of the next. */
  callEveryMs: number;
}

/** Kept back of the function's remaining time, in milliseconds, to write the summary in. */
const CLOSING_MS = 2000;

const CONNECT_TIMEOUT_MS = 1000;

/** What Lambda allows at the most, in milliseconds: whoever does not say how much time there is has this. */
const LONGEST_MS = 15 * 60 * 1000;

/**
 * The watch, composed from its configuration. Its walk ends within so many milliseconds, and its summary is both the last line and what it
 * resolves to.
 *
 * @throws Error that says what is wrong with the configuration.
 */
export function createWatch(environment: Environment, effects: Partial<WatchEffects> = {}) {
  const { aws, upstreamEndpoint, allowedDataIntegrations } = readWatchSettings(environment);
  const { log = consoleLog, onCall, callEveryMs = CALL_EVERY_MS } = effects;
  const { now = () => performance.now(), random = Math.random, pause = sleep } = effects;

  return async (milliseconds: number): Promise<WalkSummary> => {
    // Anew for each walk: between two of them a sandbox sleeps, and its connections break.
    const agents = createAgents();
    const httpHandler = createHttpHandler(agents, {
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      requestTimeoutMs: CALL_TIMEOUT_MS,
    });
    const callOf = createSdkCalls(aws, upstreamEndpoint, httpHandler);
    const askOf = (operation: Operation) =>
      createAskOnce(createUpstream(operation, callOf(operation.operation)));
    const summary = await walk({
      asks: effects.asks ?? {
        ListDataIntegrations: askOf(listDataIntegrations),
        ListDataIntegrationAssociations: askOf(listDataIntegrationAssociations),
      },
      watched: createWatched(allowedDataIntegrations),
      pace: createPace({ deadline: now() + milliseconds, callEveryMs, now, random, pause }),
      tell: (line) => log('warn', line),
      onCall,
      now,
      random,
    });
    agents.http.destroy();
    agents.https.destroy();
    log(levelOf(summary), summary);
    return summary;
  };
}

/** What AWS Lambda calls, whoever it is that invokes: the event says nothing. What AWS does is no failure of the invocation. */
export function createWatchHandler(environment: Environment, effects: Partial<WatchEffects> = {}) {
  const watch = createWatch(environment, effects);
  return async (_event: unknown, context?: Partial<Context>): Promise<WalkSummary> =>
    watch(Math.min(context?.getRemainingTimeInMillis?.() ?? LONGEST_MS, LONGEST_MS) - CLOSING_MS);
}

function levelOf({ walk, notListed }: WalkSummary): 'info' | 'warn' | 'error' {
  if (walk === 'unfinished') return 'error';
  return notListed ? 'warn' : 'info';
}

/** Lambda's JSON log format keeps the line as an object, with level and time beside it. */
const consoleLog: WatchEffects['log'] = (level, line) => console[level](line);
