import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import { createHandler } from '../../lambda/create-handler.ts';
import type { Effects } from '../../lambda/create-handler.ts';
import { invocationEvent } from '../sandbox/invocation-event.ts';
import type { Scenario } from './scenarios.ts';

/** What a caller asks for. */
export interface PageRequest {
  identifier: string;
  maxResults: number;
  nextToken?: string | undefined;
}

/** What a caller gets, and from which sandbox. */
export interface Answer {
  status: number;
  body: string;
  sandbox: number;
}

type RouteEffects = Partial<Effects> & Pick<Effects, 'now' | 'random'>;

/** One request of the route. */
export type Route = (request: PageRequest) => Promise<Answer>;

const environment = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'test-access-key-id',
  AWS_SECRET_ACCESS_KEY: 'test-secret-access-key',
  CURSOR_SECRET: 'test-secret-test-secret-test-secret!',
};

const template = JSON.parse(invocationEvent('list-0', '50')) as APIGatewayProxyEvent;

/** How far apart the clocks of sandboxes are that share pages, in milliseconds; of others the clocks play no part. */
const CLOCKS_APART_MS = 300;

/**
 * The deployed route: sandboxes with the real handler. A request goes to one that is not waiting for AppIntegrations, as Lambda gives
 * a sandbox one request at a time; when all are waiting, to any.
 */
export function createRoute({ sandboxes: count, settings }: Scenario, effects: RouteEffects): Route {
  const { now, random, table } = effects;
  const clock = () => {
    if (!table) return now;
    const ahead = Math.floor(random() * CLOCKS_APART_MS);
    return () => now() + ahead;
  };
  const sandboxes = Array.from({ length: count }, (_, number) => ({
    number,
    waiting: 0,
    handler: createHandler(
      {
        ...environment,
        PAGE_CACHE_SECONDS: String(settings.pageCache),
        STALE_PAGE_SECONDS: String(settings.stalePages),
        UPSTREAM_RATE: String(settings.rate),
        UPSTREAM_BURST: String(settings.burst),
        ...(table && { SHARED_PAGES_TABLE: 'test-shared-pages' }),
      },
      { log: () => {}, ...effects, now: clock() },
    ),
  }));

  let idle = count;

  function choose() {
    for (;;) {
      const sandbox = sandboxes[Math.floor(random() * count)];
      if (!sandbox) throw new Error('A scenario needs at least one sandbox.');
      if (sandbox.waiting === 0 || idle === 0) return sandbox;
    }
  }

  return async (request) => {
    const sandbox = choose();
    if (sandbox.waiting === 0) idle -= 1;
    sandbox.waiting += 1;
    try {
      // A context that counts no time: deadlines go by the real clock, which has no meaning here.
      const { statusCode, body } = await sandbox.handler(eventFor(request), {} as Context);
      return { status: statusCode, body, sandbox: sandbox.number };
    } finally {
      sandbox.waiting -= 1;
      if (sandbox.waiting === 0) idle += 1;
    }
  };
}

function eventFor({ identifier, maxResults, nextToken }: PageRequest): APIGatewayProxyEvent {
  const query = { maxResults: String(maxResults), ...(nextToken !== undefined && { nextToken }) };
  const lists = Object.entries(query).map(([name, value]) => [name, [value]]);
  return {
    ...template,
    pathParameters: { Identifier: encodeURIComponent(identifier) },
    queryStringParameters: query,
    multiValueQueryStringParameters: Object.fromEntries(lists) as Record<string, string[]>,
  };
}
