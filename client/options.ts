import { describe } from './describe.ts';
import { isFunction, isString, readMembers, whole } from './read-members.ts';
import type { Rules } from './read-members.ts';

/** How to reach the route. Only `baseUrl` is needed. */
export interface ClientOptions {
  /**
   * Where the API is, stage included: `https://api.example.com/prod`. In a page also a path of its own origin,
   * such as `/api`.
   */
  baseUrl: string;
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Called before every attempt, retries too: set headers on the request, or return another one (what a SigV4
   * signer gives back). What it throws reaches the caller as it is.
   */
  authorize?: ((request: Request) => Authorized | Promise<Authorized>) | undefined;
  /**
   * Stands in for the global `fetch`. What it throws reaches the caller as it is, except for TypeErrors: those say, as
   * the global one's do, that there was no answer.
   */
  fetch?:
    | ((request: Request, init: { signal: AbortSignal; cache: 'no-store' }) => Promise<Response>)
    | undefined;
  /**
   * Milliseconds for one attempt, reading the answer included; 1 to 2147483647.
   * @default 30000, a little longer than API Gateway waits
   */
  timeoutMs?: number | undefined;
  /**
   * How often to try again after 429, 503, 504 and network failures; 0 to 10.
   * @default 2
   */
  retries?: number | undefined;
  /**
   * Milliseconds before the first retry, doubled for each further one, shortened at random by up to a half. Where the
   * answer says `Retry-After`, that comes first.
   * @default 500
   */
  retryDelayMs?: number | undefined;
  /**
   * The longest wait for one retry in milliseconds. An answer that asks for a longer one is not retried: the error
   * says how long in `retryAfter`.
   * @default 20000
   */
  maxRetryWaitMs?: number | undefined;
}

/** What `authorize` may return: another request, or nothing when it changed the one it got. */
export type Authorized = Request | undefined | void;

/** The options, checked and complete. */
export interface ClientSettings {
  baseUrl: string;
  headers: Headers;
  authorize: NonNullable<ClientOptions['authorize']> | undefined;
  /** `undefined` for the global one. */
  fetch: NonNullable<ClientOptions['fetch']> | undefined;
  timeoutMs: number;
  retries: number;
  retryDelayMs: number;
  maxRetryWaitMs: number;
}

/** The longest delay a timer takes; longer ones fire at once. Source: HTML standard, timers. */
const LONGEST_TIMER_MS = 2_147_483_647;

const rules: Rules<Omit<ClientSettings, 'headers'> & { headers: object }> = {
  baseUrl: ['a string', () => true],
  headers: ['an object of strings that HTTP allows', areHeaders, {}],
  authorize: ['a function', isFunction],
  fetch: ['a function', isFunction],
  timeoutMs: whole(1, LONGEST_TIMER_MS, 30_000),
  retries: whole(0, 10, 2),
  retryDelayMs: whole(0, LONGEST_TIMER_MS, 500),
  maxRetryWaitMs: whole(0, LONGEST_TIMER_MS, 20_000),
};

/** What the engine says of those that are none may quote a value, which may be a secret. */
function areHeaders(value: unknown): boolean {
  try {
    const isOfStrings = describe(value) === 'an object' && Object.values(value as object).every(isString);
    return isOfStrings && !!new Headers(value as Record<string, string>);
  } catch {
    return false;
  }
}

/**
 * Checks the options and fills in what is missing.
 *
 * @throws TypeError that names the option, what it is, and what is allowed
 */
export function readOptions(options: ClientOptions): ClientSettings {
  const settings = readMembers(
    options,
    rules,
    (subject, predicate) => new TypeError(`${subject} ${predicate}.`),
  );
  return {
    ...settings,
    baseUrl: readBaseUrl(settings.baseUrl),
    headers: new Headers(settings.headers as Record<string, string>),
  };
}

function readBaseUrl(baseUrl: unknown): string {
  try {
    if (isString(baseUrl) && baseUrl.trim() !== '') {
      const { href } = new URL(baseUrl, (globalThis as { location?: { href: string } }).location?.href);
      // Without user name, query and fragment, even empty ones.
      if (/^https?:\/\/[^/@]+\/[^?#]*$/.test(href)) return href.replace(/\/+$/, '');
    }
  } catch {
    // No URL: the sentence below says so.
  }
  throw new TypeError(
    `baseUrl must be an http or https URL without user name, query and fragment, such as https://api.example.com/prod, but is ${isString(baseUrl) ? `"${baseUrl.replace(/\/\/.*@/, '//***@')}"` : describe(baseUrl)}.`,
  );
}
