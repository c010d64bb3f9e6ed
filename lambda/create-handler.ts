import { setTimeout as sleep } from 'node:timers/promises';

import middy from '@middy/core';
import httpErrorHandler from '@middy/http-error-handler';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

import { operations } from '../contract/operations.ts';
import { documentedError } from './api-error.ts';
import type { ApiError } from './api-error.ts';
import type { Table } from './aws/dynamodb.ts';
import { createAgents, createHttpHandler } from './aws/http-handler.ts';
import type { HttpHandler } from './aws/http-handler.ts';
import { createRoutes } from './create-routes.ts';
import { answerHeaders } from './route/answer-headers.ts';
import { errorAnswer } from './route/error-answer.ts';
import type { RequestContext } from './route/middleware.ts';
import { requestLog } from './route/request-log.ts';
import type { Log } from './route/request-log.ts';
import { readHeader } from './route/request.ts';
import { pageResponse } from './route/response.ts';
import { readSettings } from './settings.ts';
import type { Environment, Settings } from './settings.ts';
import type { Upstream } from './upstream/upstream.ts';

/** What the function does to the world, replaceable one by one. */
export interface Effects {
  /** The calendar that cursors and cached pages go by, in epoch milliseconds. */
  now: () => number;
  /** Numbers from 0 to 1. */
  random: () => number;
  log: Log;
  upstream: Upstream;
  /** The table of all sandboxes. */
  table: Table;
  /** Resolves after so many milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
  /** What the SDK's requests go through. */
  httpHandler: HttpHandler;
}

export type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** Kept back of the function's remaining time, in milliseconds, to answer in. */
const ANSWERING_MS = 250;

const CONNECT_TIMEOUT_MS = 1000;

/** How long the start of the function may be held up for connections, all of them together. */
const PRECONNECT_TIMEOUT_MS = 500;

/** The route's handler alone, as {@link createFunction} composes it. */
export function createHandler(environment: Environment, effects: Partial<Effects> = {}): Handler {
  return createFunction(environment, effects).handler;
}

/**
 * The function, composed from its configuration: the route's handler, and what to wait for at the start.
 *
 * @throws Error that says what is wrong with the configuration.
 */
export function createFunction(environment: Environment, effects: Partial<Effects> = {}) {
  const settings = readSettings(environment);
  const { now = Date.now, random = Math.random, log = consoleLog, pause = sleep } = effects;
  const agents = createAgents();
  const {
    httpHandler = createHttpHandler(agents, {
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      requestTimeoutMs: settings.upstreamTimeoutMs,
    }),
  } = effects;

  const routes = createRoutes({ ...effects, settings, httpHandler, now, random, pause });

  // Middy goes down this chain before the handler, and up again after it, errors as well: a failure becomes an error of the
  // contract's, then a response; whatever the response is, it gets its headers, and then is logged.
  // Everything a request waits for has a deadline of its own, so Middy's timer would only cost time.
  const chain = middy<APIGatewayProxyEvent, APIGatewayProxyResult, Error, RequestContext>({
    timeoutEarlyInMillis: 0,
  })
    .use(requestLog(log))
    .use(answerHeaders(settings.allowedOrigins))
    .use(httpErrorHandler({ logger: false }))
    .use(errorAnswer())
    .handler(async (event, context) => {
      const { record } = context;
      // Whoever invokes the function with an event of their own means the route that every deployment has.
      const route = routes.get(event.resource ?? operations[0].path);
      if (!route) throw noSuchRoute();
      record.operation = route.operation;
      const page = await route.listPage(route.read(event), deadlineOf(context, settings), record);
      return pageResponse(page, settings.pageCacheSeconds, readHeader(event, 'if-none-match'));
    });

  // Lambda refuses handlers of three parameters; and whatever invokes this one, the chain gets objects to work with.
  const handler: Handler = (event, context) => chain(event ?? {}, (context ?? {}) as RequestContext);

  /** Opens the connections that the first request may need, one to each server; each rejects on its own. */
  const warmUp = (): Promise<void>[] => {
    const { upstreamEndpoint, kmsEndpoint, cursorKey, dynamoDbEndpoint, sharedPagesTable } = settings;
    const servers = [
      upstreamEndpoint,
      ...('kmsKeyId' in cursorKey ? [kmsEndpoint] : []),
      ...(sharedPagesTable === undefined ? [] : [dynamoDbEndpoint]),
    ]
      .filter(({ protocol }) => protocol === 'https:')
      .map(({ origin }) => origin);
    return [...new Set(servers)].map((server) =>
      agents.https.preconnect(new URL(server), PRECONNECT_TIMEOUT_MS),
    );
  };
  return { handler, warmUp };
}

/** API Gateway calls the function for its routes alone: this is for other callers. */
function noSuchRoute(): ApiError {
  return documentedError('ResourceNotFoundException', 'no-route', { message: 'There is no such route.' });
}

/** One budget for everything a request waits for, and never more than Lambda leaves. */
function deadlineOf(context: Partial<Context>, { upstreamTimeoutMs }: Settings): number {
  const remaining = context.getRemainingTimeInMillis?.() ?? Infinity;
  return performance.now() + Math.min(upstreamTimeoutMs, remaining - ANSWERING_MS);
}

/** Lambda's JSON log format keeps the record as an object, with level and time beside it. */
const consoleLog: Log = (level, record) => console[level](record);
