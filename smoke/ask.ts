import { setTimeout as sleep } from 'node:timers/promises';

import { METHOD, requestPath } from '../contract/list-operation.ts';
import { operations } from '../contract/operations.ts';
import type { Operation } from '../contract/operations.ts';
import type { Authorize } from './authorize.ts';

const TIMEOUT_MS = 35_000;

/** Throttling is no difference: AppIntegrations' quota is small. */
const ATTEMPTS = 5;
const LONGEST_WAIT_SECONDS = 10;

/** What to ask a route. */
export interface Question {
  /** Whose route. @default the first, which every deployment has */
  operation?: Operation;
  /** For what its path names, if that names anything. */
  identifier?: string;
  /** Raw, so that it can be wrong: `maxResults=1&maxResults=2`. */
  query?: string;
  headers?: Record<string, string>;
  method?: string;
  /** Another path than a route's. */
  path?: string;
  /** Whether to be let in. @default true */
  authorized?: boolean;
}

/** What came back. */
export interface Reply {
  status: number;
  headers: Headers;
  /** Parsed; `undefined` when there was none, or none that is JSON. */
  body: unknown;
}

export type Ask = (question: Question) => Promise<Reply>;

/** @returns what asks the deployed routes, and waits when it is told to */
export function asker(baseUrl: string, authorize: Authorize): Ask {
  return async (question) => {
    const { operation = operations[0], identifier = '', path, query = '' } = question;
    const { headers = {}, method = METHOD, authorized = true } = question;
    const url = new URL(
      baseUrl + (path ?? requestPath(operation.path, () => encodeURIComponent(identifier))),
    );
    url.search = query;
    for (let attempt = 1; ; attempt += 1) {
      const sent = authorized ? await authorize({ method, url, headers }) : headers;
      const { response, text } = await answer(url, { method, headers: sent });
      if (response.status !== 429 || attempt === ATTEMPTS) {
        return { status: response.status, headers: response.headers, body: parsed(text) };
      }
      await sleep(Math.min(Number(response.headers.get('retry-after') ?? 1), LONGEST_WAIT_SECONDS) * 1000);
    }
  };
}

/** @throws Error that says why there is no answer */
async function answer(url: URL, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { response, text: await response.text() };
  } catch (error) {
    throw new Error(`no answer: ${reasonOf(error)}`, { cause: error });
  }
}

/** fetch hides what happened in `cause`. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return Error.isError(cause)
    ? `${message} (${cause.message || (cause as NodeJS.ErrnoException).code})`
    : message;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
