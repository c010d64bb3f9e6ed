import { Fn, Token, Tokenization } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';

import { settings } from '../../contract/settings.ts';

/** What the function can be told, as CDK users say it. The ranges are those of contract/settings.ts. */
export interface FunctionSettings {
  /**
   * Origins whose pages may read the answers, each as a browser sends it, such as `https://app.example.com`: no wildcard
   * within, no path, no default port. Or `*` alone, for all.
   *
   * @default - none: no CORS headers at all, and no preflight
   */
  readonly allowedOrigins?: string[];

  /**
   * Data integrations that may be asked for, each spelled as callers spell it (name, UUID or ARN). Any other answers
   * as if it didn't exist. IAM can't restrict these actions to a resource, so the function does.
   *
   * With `listDataIntegrations`, the list shows these alone, whichever of the three names them. Names are best: what is here
   * by its UUID or ARN is listed with its name, but can't be asked for by it. A page may be shorter than `maxResults`, or
   * empty, and have a next one; the number of pages still tells how many data integrations there are.
   *
   * @default - all of the account and Region
   */
  readonly allowedDataIntegrations?: string[];

  /**
   * How long a cursor is honoured: 1 second to 7 days, and longer than pages are kept (`pageCache`, `stalePages`).
   *
   * @default Duration.hours(24)
   */
  readonly cursorLifetime?: Duration;

  /**
   * How long a page is answered from the function's memory: 0 to 300 seconds. With 0 each request has AppIntegrations asked, as far as
   * `upstreamRate` goes. It allows few requests a second for a whole account, so a short while goes far.
   *
   * @default Duration.seconds(5)
   */
  readonly pageCache?: Duration;

  /**
   * How old a page may get that is answered while AppIntegrations refuses or fails, or `upstreamRate` is used up: 0 seconds to a day,
   * and shorter than `cursorLifetime`; 0 turns that off. It says nothing where `pageCache` is longer.
   *
   * Unless it is given it shrinks to fit `cursorLifetime`; and where only the deployment will know that, it is 0.
   *
   * @default Duration.seconds(900) - or as much as fits
   */
  readonly stalePages?: Duration;

  /**
   * Calls of AppIntegrations a second that each sandbox allows itself, on average: 0.1 to 1000, decimals allowed; 0 for any number. Raise it with
   * the quota of your account.
   *
   * @default 2 - what Amazon Connect documents as usual for an account
   */
  readonly upstreamRate?: number;

  /**
   * Calls that `upstreamRate` may save up, to be made at once: 0 to 1000. A quarter is for pages that were not seen before, the rest
   * for all others, one call each at the least.
   *
   * @default 5 - what Amazon Connect documents as usual for an account
   */
  readonly upstreamBurst?: number;

  /**
   * Time budget of one request for everything asked of AWS: 100 milliseconds to 28 seconds. The function's timeout
   * is 2 seconds more, but never more than the 29 seconds API Gateway waits.
   *
   * @default Duration.seconds(8)
   */
  readonly upstreamTimeout?: Duration;

  /**
   * Whether all sandboxes share pages, and what `upstreamRate` allows: in an on-demand DynamoDB table that is made for it. `true` or absent,
   * nothing else. The function's role may then get, put and update its items. In a VPC it needs a gateway endpoint for DynamoDB.
   *
   * @default - no table: each sandbox has pages and a budget of its own
   */
  readonly sharedPages?: true;
}

/** How long the stack lets pages be kept, if it isn't told; the function by itself keeps none. */
export const DEFAULT_PAGE_CACHE_SECONDS = 5;
const DEFAULT_STALE_PAGE_SECONDS = 900;

/** Per second, and at once. Source: Amazon Connect administrator guide, "Amazon Connect service quotas", API throttling. */
export const DEFAULT_UPSTREAM_RATE = 2;
const DEFAULT_UPSTREAM_BURST = 5;

/**
 * Environment variables of the function. All settings are there, unused ones empty: `sam local --env-vars` can
 * override none but those the template declares.
 */
export function functionEnvironment(
  props: FunctionSettings,
  cursorKeyArn: string,
  sharedPagesTable: string | undefined,
): Record<string, string> {
  const told = {
    CURSOR_KEY_ID: cursorKeyArn,
    CURSOR_TTL_SECONDS: props.cursorLifetime?.toSeconds(),
    PAGE_CACHE_SECONDS: props.pageCache?.toSeconds() ?? DEFAULT_PAGE_CACHE_SECONDS,
    STALE_PAGE_SECONDS: props.stalePages?.toSeconds() ?? usualStaleSeconds(props.cursorLifetime),
    UPSTREAM_RATE: props.upstreamRate ?? DEFAULT_UPSTREAM_RATE,
    UPSTREAM_BURST: props.upstreamBurst ?? DEFAULT_UPSTREAM_BURST,
    ALLOWED_ORIGINS: props.allowedOrigins?.join(','),
    ALLOWED_DATA_INTEGRATIONS: narrowing(props.allowedDataIntegrations),
    SHARED_PAGES_TABLE: sharedPagesTable,
    UPSTREAM_TIMEOUT_MS: props.upstreamTimeout?.toMilliseconds(),
  } satisfies Partial<Record<keyof typeof settings, unknown>>;
  const values = new Map<string, string | number | undefined>(Object.entries(told));
  return Object.fromEntries(
    Object.entries(settings).map(([name, { default: usual }]) => [name, asText(values.get(name) ?? usual)]),
  );
}

/** Environment variables of the function that looks for failed runs. The second is empty, for whoever points it elsewhere by hand. */
export function watchEnvironment(allowedDataIntegrations: readonly string[] | undefined) {
  return {
    ALLOWED_DATA_INTEGRATIONS: narrowing(allowedDataIntegrations) ?? '',
    AWS_ENDPOINT_URL_APPINTEGRATIONS: '',
  } satisfies Partial<Record<keyof typeof settings, string>>;
}

/** A page must not outlive its cursor, or the function does not start: a template can't compare what only the deployment will know. */
export function usualStaleSeconds(cursorLifetime: Duration | undefined): number {
  if (cursorLifetime?.isUnresolved()) return 0;
  const lifetime = cursorLifetime?.toSeconds() ?? settings.CURSOR_TTL_SECONDS.default;
  return Math.min(DEFAULT_STALE_PAGE_SECONDS, lifetime - 1);
}

/**
 * An empty text would narrow nothing, and what only the deployment will know may turn out empty: the comma before it has
 * the function refuse to start then.
 */
function narrowing(identifiers: readonly string[] | undefined): string | undefined {
  if (Token.isUnresolved(identifiers)) return `,${Fn.join(',', [...(identifiers ?? [])])}`;
  const mayBeEmpty = identifiers?.some((identifier) => Token.isUnresolved(identifier));
  return mayBeEmpty ? `,${identifiers?.join(',')}` : identifiers?.join(',');
}

function asText(value: string | number): string {
  return typeof value === 'number' ? Tokenization.stringifyNumber(value) : value;
}
