import type { APIGatewayProxyEvent } from 'aws-lambda';

import { METHOD } from '../../contract/list-operation.ts';
import { corsHeaders } from '../../lambda/route/cors.ts';
import { toEvent } from './event.ts';
import type { GatewayArrival } from './event.ts';
import { gatewayAnswer } from './gateway-answer.ts';
import type { GatewayErrorType } from './gateway-answer.ts';
import { readHandlerAnswer } from './handler-answer.ts';
import type { HttpAnswer } from './http-answer.ts';
import { headerValue } from './http-request.ts';
import type { HttpRequest } from './http-request.ts';
import { FunctionTimeout, invokeHandler } from './invoke.ts';
import type { Handler } from './invoke.ts';
import { preflightHeaders } from './preflight.ts';
import { oversizedStatus } from './request-limits.ts';
import { matchConsole, matchRoute } from './route-match.ts';

/** Answers what is neither the route nor the console; undefined: not mine, so the gateway says 403. */
export type WebPages = (request: HttpRequest) => HttpAnswer | undefined | Promise<HttpAnswer | undefined>;

/** Whether a caller may have the route; what throws lets nobody in. */
export type Authorize = (request: HttpRequest) => boolean | Promise<boolean>;

export interface GatewaySettings {
  handler: Handler;
  /** Asked for the routes alone: preflights and pages are open, as in a deployment. */
  authorize: Authorize;
  /** The console's function as it is now, asked for at each request of its resources; undefined where no console is built. */
  consoleFunction: () => Handler | undefined;
  /** Origins whose pages may read the answers; `*`: all; empty: CORS is off. */
  allowedOrigins: readonly string[];
  /** Request headers that those pages may send beside the contract's. */
  allowedHeaders: readonly string[];
  pages: WebPages;
  /** Milliseconds the function may take. */
  functionTimeoutMs: number;
}

/** An answer and, where it hides a bug, that bug. */
export interface Answered {
  answer: HttpAnswer;
  fault?: unknown;
}

/** Answers a request as the deployed gateway does; what is neither the route, nor its preflight, nor the console, the pages see first. */
export async function answerRequest(
  request: HttpRequest,
  arrival: GatewayArrival,
  settings: GatewaySettings,
): Promise<Answered> {
  const origin = headerValue(request.headers, 'Origin');
  const refuse: Refuse = (type, status) => {
    const answer = gatewayAnswer(type, arrival.requestId, { status });
    return { ...answer, headers: { ...answer.headers, ...corsHeaders(settings.allowedOrigins, origin) } };
  };
  const oversized = oversizedStatus(request);
  if (oversized !== undefined) return { answer: refuse('DEFAULT_4XX', oversized) };
  const route = matchRoute(request.path);
  if (route !== undefined && request.method === METHOD) {
    return answerRoute(request, toEvent(request, route, arrival), settings, refuse);
  }
  if (route !== undefined && request.method === 'OPTIONS' && settings.allowedOrigins.length > 0) {
    const headers = preflightHeaders(settings.allowedOrigins, origin, settings.allowedHeaders);
    return { answer: { status: 204, headers, body: '' } };
  }
  try {
    const resource = matchConsole(request.path);
    const served = resource && settings.consoleFunction();
    if (served) {
      // As deployed: of other methods, HEAD included, there are none.
      if (request.method !== METHOD) return { answer: refuse('MISSING_AUTHENTICATION_TOKEN') };
      return await invoke(served, toEvent(request, resource, arrival), settings, refuse);
    }
    const page = await settings.pages(request);
    return { answer: page ?? refuse('MISSING_AUTHENTICATION_TOKEN') };
  } catch (fault) {
    return { answer: refuse('DEFAULT_5XX'), fault };
  }
}

type Refuse = (type: GatewayErrorType, status?: number) => HttpAnswer;

async function answerRoute(
  request: HttpRequest,
  event: APIGatewayProxyEvent,
  settings: GatewaySettings,
  refuse: Refuse,
): Promise<Answered> {
  try {
    if (!(await settings.authorize(request))) return { answer: refuse('UNAUTHORIZED') };
  } catch (fault) {
    return { answer: refuse('AUTHORIZER_FAILURE'), fault };
  }
  return invoke(settings.handler, event, settings, refuse);
}

async function invoke(
  handler: Handler,
  event: APIGatewayProxyEvent,
  { functionTimeoutMs }: GatewaySettings,
  refuse: Refuse,
): Promise<Answered> {
  try {
    return { answer: readHandlerAnswer(await invokeHandler(handler, event, functionTimeoutMs)) };
  } catch (fault) {
    const answer =
      fault instanceof FunctionTimeout ? refuse('INTEGRATION_TIMEOUT') : refuse('DEFAULT_5XX', 502);
    return { answer, fault };
  }
}
