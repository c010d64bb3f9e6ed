import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import { documentedError } from '../../lambda/api-error.ts';
import { createHandler } from '../../lambda/create-handler.ts';
import type { UpstreamPage } from '../../lambda/upstream/upstream-page.ts';
import type { UpstreamRequest } from '../../lambda/upstream/upstream.ts';
import { invocationEvent } from '../sandbox/invocation-event.ts';
import type { Scenario } from './scenarios.ts';

/** What a user gets: when AppIntegrations stated it is only known of a page. */
export type RouteAnswer = { status: 200; statedAt: number } | { status: 429 };

/** One request for a page, by number. */
export type Route = (page: number) => Promise<RouteAnswer>;

/** The world around the route; times in milliseconds on the simulation's clock. */
export interface World {
  now: () => number;
  after: (milliseconds: number, run: () => void) => void;
  /** From 0 to 1. */
  random: () => number;
  isWithinQuota: () => boolean;
  onUpstreamCall: () => void;
}

/** What AppIntegrations takes over an answer, refusals included. */
const UPSTREAM_MS = 30;

const environment = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'test-access-key-id',
  AWS_SECRET_ACCESS_KEY: 'test-secret-access-key',
  CURSOR_SECRET: 'test-secret-test-secret-test-secret!',
};

/**
 * The deployed route: API Gateway's stage cache if there is one, then a sandbox with the real handler. A request goes
 * to a sandbox that is not waiting for AppIntegrations, as Lambda gives a sandbox one request at a time; when all are
 * waiting, to any.
 */
export function createRoute(scenario: Scenario, world: World): Route {
  const sandboxes = Array.from({ length: scenario.sandboxes }, () => ({
    handle: createSandbox(scenario.pageCacheSeconds, world),
    waiting: 0,
  }));

  async function invoke(page: number): Promise<RouteAnswer> {
    const idle = sandboxes.filter(({ waiting }) => waiting === 0);
    const candidates = idle.length > 0 ? idle : sandboxes;
    const sandbox = candidates[Math.floor(world.random() * candidates.length)];
    if (sandbox === undefined) {
      throw new Error('A scenario needs at least one sandbox.');
    }
    sandbox.waiting += 1;
    try {
      return await sandbox.handle(page);
    } finally {
      sandbox.waiting -= 1;
    }
  }

  return scenario.stageCacheSeconds > 0
    ? withStageCache(invoke, scenario.stageCacheSeconds * 1000, world)
    : invoke;
}

function createSandbox(pageCacheSeconds: number, world: World): Route {
  const handler = createHandler(
    { ...environment, PAGE_CACHE_SECONDS: String(pageCacheSeconds) },
    {
      now: world.now,
      random: world.random,
      log: () => {},
      upstream: (request) => askUpstream(request, world),
    },
  );
  const events = new Map<number, APIGatewayProxyEvent>();
  return async (page) => {
    const event = events.get(page) ?? eventFor(page);
    events.set(page, event);
    // A context that counts no time: deadlines go by the real clock, which has no meaning here.
    return readAnswer(await handler(event, {} as Context));
  };
}

function eventFor(page: number): APIGatewayProxyEvent {
  return JSON.parse(invocationEvent(`page-${page}`, '50')) as APIGatewayProxyEvent;
}

/** The page says when it was stated, where a real one has a message of the last run. */
function askUpstream({ identifier }: UpstreamRequest, world: World): Promise<UpstreamPage> {
  const { promise, resolve, reject } = Promise.withResolvers<UpstreamPage>();
  const StatusMessage = String(world.now());
  world.onUpstreamCall();
  if (world.isWithinQuota()) {
    const entries = [{ ClientId: identifier, LastExecutionStatus: { StatusMessage } }];
    world.after(UPSTREAM_MS, () => resolve({ entries }));
  } else {
    world.after(UPSTREAM_MS, () => reject(documentedError('ThrottlingException', 'upstream-throttled')));
  }
  return promise;
}

function readAnswer({ statusCode, body }: { statusCode: number; body: string }): RouteAnswer {
  if (statusCode === 429) return { status: 429 };
  const message = /"StatusMessage":"([\d.]+)"/.exec(body)?.[1];
  if (statusCode !== 200 || message === undefined) {
    throw new Error(`The handler answered ${statusCode}: ${body}`);
  }
  return { status: 200, statedAt: Number(message) };
}

/** Keeps 200s only, and lets every request through until one has come back: API Gateway promises no sharing. */
function withStageCache(invoke: Route, ttlMs: number, { now }: World): Route {
  const kept = new Map<number, { answer: RouteAnswer; expiresAt: number }>();
  return async (page) => {
    const known = kept.get(page);
    if (known !== undefined && known.expiresAt > now()) return known.answer;
    const answer = await invoke(page);
    if (answer.status === 200) kept.set(page, { answer, expiresAt: now() + ttlMs });
    return answer;
  };
}
