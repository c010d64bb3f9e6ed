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
  /** Stands in for the global `fetch`. */
  fetch?: ((request: Request, init: { signal: AbortSignal }) => Promise<Response>) | undefined;
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
export type ClientSettings = {
  [Option in keyof Omit<ClientOptions, 'headers'>]-?: NonNullable<ClientOptions[Option]>;
} & { headers: Headers };

/** The longest delay a timer takes; longer ones fire at once. Source: HTML standard, timers. */
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * Checks the options and fills in what is missing.
 *
 * @throws TypeError that names the option, what it is, and what is allowed
 */
export function readOptions(options: ClientOptions): ClientSettings {
  return {
    baseUrl: readBaseUrl(options.baseUrl),
    headers: new Headers(options.headers),
    authorize: options.authorize ?? (() => undefined),
    fetch: options.fetch ?? ((request, init) => globalThis.fetch(request, init)),
    timeoutMs: readNumber(options, 'timeoutMs', 30_000, 1, LONGEST_TIMER_MS),
    retries: readNumber(options, 'retries', 2, 0, 10),
    retryDelayMs: readNumber(options, 'retryDelayMs', 500, 0, LONGEST_TIMER_MS),
    maxRetryWaitMs: readNumber(options, 'maxRetryWaitMs', 20_000, 0, LONGEST_TIMER_MS),
  };
}

function readBaseUrl(baseUrl: unknown): string {
  const { location } = globalThis as { location?: { href: string } };
  try {
    if (typeof baseUrl === 'string' && /^[^?#]+$/.test(baseUrl)) {
      const { href, protocol, username, password } = new URL(baseUrl, location?.href);
      if (/^https?:$/.test(protocol) && username + password === '') return href.replace(/\/+$/, '');
    }
  } catch {
    // No URL: the sentence below says so.
  }
  throw new TypeError(
    `baseUrl must be an http or https URL without user name, query and fragment, such as https://api.example.com/prod (in a page also a path, such as /api), but is "${String(baseUrl).replace(/\/\/.*@/, '//***@')}".`,
  );
}

function readNumber(
  options: ClientOptions,
  name: 'maxRetryWaitMs' | 'retries' | 'retryDelayMs' | 'timeoutMs',
  fallback: number,
  min: number,
  max: number,
): number {
  const value = options[name] ?? fallback;
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new TypeError(`${name} must be a whole number from ${min} to ${max}, but is ${value}.`);
}
