import { misspeltVariables } from '../contract/misspelt-variables.ts';
import { isOrigin } from '../contract/origin.ts';
import { settings } from '../contract/settings.ts';
import type { NumberSetting } from '../contract/settings.ts';
import { regionalEndpoint } from './aws/sdk-config.ts';
import type { AwsEnvironment } from './aws/sdk-config.ts';

/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The function's configuration, checked. */
export interface Settings {
  aws: AwsEnvironment;
  /** Where the key of cursors comes from; the secret wins, so that `sam local` can replace the template's KMS key. */
  cursorKey: { secret: string } | { kmsKeyId: string };
  cursorTtlMs: number;
  pageCacheSeconds: number;
  stalePageSeconds: number;
  /** Calls a second; 0: any number. */
  upstreamRate: number;
  upstreamBurst: number;
  /** Name of the DynamoDB table that all sandboxes share. */
  sharedPagesTable: string | undefined;
  /** Exact origins, or `*` alone. */
  allowedOrigins: readonly string[];
  /** Absent: every data integration may be asked for. */
  allowedDataIntegrations: ReadonlySet<string> | undefined;
  upstreamTimeoutMs: number;
  /** Where AppIntegrations, KMS and DynamoDB answer: the region's own endpoints unless others are configured. */
  upstreamEndpoint: URL;
  kmsEndpoint: URL;
  dynamoDbEndpoint: URL;
  /** `sam local` hands the path parameter over decoded; API Gateway does not. */
  identifierIsDecoded: boolean;
}

const MIN_SECRET_BYTES = 32;

const variables = [...Object.keys(settings), 'AWS_ENDPOINT_URL'];

type NumberName = {
  [Name in keyof typeof settings]: (typeof settings)[Name]['default'] extends number ? Name : never;
}[keyof typeof settings];

/**
 * Reads the function's configuration.
 *
 * @throws Error that names every variable that is missing or wrong, its value (secrets excepted) and what is allowed.
 */
export function readSettings(environment: Environment): Settings {
  const problems = misspeltVariables(environment, variables);
  const text = (name: string): string => environment[name]?.trim() ?? '';
  const required = (name: string, instead = ''): string => {
    const value = text(name) || text(instead);
    if (value === '') problems.push(`${name} is missing. AWS Lambda sets it; elsewhere, set it yourself.`);
    return value;
  };
  const number = (name: NumberName): number => {
    const setting: NumberSetting = settings[name];
    const { default: fallback, min, max, hasDecimals } = setting;
    if (text(name) === '') return fallback;
    const value = (hasDecimals ? /^\d+(\.\d+)?$/ : /^\d+$/).test(text(name))
      ? Number(text(name))
      : Number.NaN;
    if (value === fallback || (value >= min && value <= max)) return value;
    const allowed = hasDecimals ? `${fallback} or a number` : 'a whole number';
    problems.push(`${name} is "${text(name)}" but must be ${allowed} from ${min} to ${max}.`);
    return fallback;
  };
  const region = required('AWS_REGION', 'AWS_DEFAULT_REGION');
  const endpoint = (service: Parameters<typeof regionalEndpoint>[0]): URL => {
    const fallback = regionalEndpoint(service, region || 'none');
    if (text('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS').toLowerCase() === 'true') return fallback;
    // As in the SDKs, a service's own variable comes before that of all services.
    const own = `AWS_ENDPOINT_URL_${service.replace('-', '').toUpperCase()}`;
    const name = text(own) === '' ? 'AWS_ENDPOINT_URL' : own;
    if (text(name) === '') return fallback;
    const url = URL.parse(text(name));
    if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}${url.pathname}`) return url;
    // Credentials in it, if that is what is wrong, are not for the log.
    const told = text(name).includes('@') ? '' : `is "${text(name)}" but `;
    problems.push(`${name} ${told}must be an http or https URL without credentials, query and fragment.`);
    return fallback;
  };

  const isSamLocal = text('AWS_SAM_LOCAL') === 'true';

  const read: Settings = {
    aws: {
      region,
      credentials: {
        accessKeyId: required('AWS_ACCESS_KEY_ID'),
        secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
        ...(text('AWS_SESSION_TOKEN') && { sessionToken: text('AWS_SESSION_TOKEN') }),
      },
    },
    cursorKey: readCursorKey(text('CURSOR_SECRET'), text('CURSOR_KEY_ID'), problems),
    cursorTtlMs: number('CURSOR_TTL_SECONDS') * 1000,
    pageCacheSeconds: number('PAGE_CACHE_SECONDS'),
    stalePageSeconds: number('STALE_PAGE_SECONDS'),
    upstreamRate: number('UPSTREAM_RATE'),
    upstreamBurst: number('UPSTREAM_BURST'),
    // Under `sam local` it is the name of a resource, and there is no table.
    sharedPagesTable: isSamLocal ? undefined : text('SHARED_PAGES_TABLE') || undefined,
    allowedOrigins: readOrigins(listOf(text('ALLOWED_ORIGINS')), problems),
    allowedDataIntegrations: readIdentifiers(text('ALLOWED_DATA_INTEGRATIONS'), problems),
    upstreamTimeoutMs: number('UPSTREAM_TIMEOUT_MS'),
    upstreamEndpoint: endpoint('app-integrations'),
    kmsEndpoint: endpoint('kms'),
    dynamoDbEndpoint: endpoint('dynamodb'),
    identifierIsDecoded: isSamLocal,
  };
  const { pageCacheSeconds, stalePageSeconds, upstreamRate, sharedPagesTable, cursorTtlMs } = read;
  for (const [name, seconds] of Object.entries({
    PAGE_CACHE_SECONDS: pageCacheSeconds,
    STALE_PAGE_SECONDS: stalePageSeconds,
  })) {
    if (seconds * 1000 < cursorTtlMs) continue;
    problems.push(
      `${name} is ${seconds} but must be less than CURSOR_TTL_SECONDS, ${cursorTtlMs / 1000}: a page kept longer hands out cursors that have expired.`,
    );
  }
  if (sharedPagesTable !== undefined && pageCacheSeconds + stalePageSeconds + upstreamRate === 0) {
    problems.push(
      `SHARED_PAGES_TABLE is "${sharedPagesTable}" but there is nothing to share: set PAGE_CACHE_SECONDS, STALE_PAGE_SECONDS or UPSTREAM_RATE, or leave it out.`,
    );
  }
  if (problems.length > 0)
    throw new Error(`The function is not configured properly. ${[...new Set(problems)].join(' ')}`);
  return read;
}

function readCursorKey(secret: string, kmsKeyId: string, problems: string[]): Settings['cursorKey'] {
  if (secret === '' && kmsKeyId === '') {
    problems.push(
      'Neither CURSOR_KEY_ID (an AWS KMS HMAC key) nor CURSOR_SECRET (at least 32 bytes) is set: set one.',
    );
  } else if (secret !== '' && Buffer.byteLength(secret) < MIN_SECRET_BYTES) {
    problems.push(
      `CURSOR_SECRET has ${Buffer.byteLength(secret)} bytes but must have at least ${MIN_SECRET_BYTES}.`,
    );
  }
  return secret === '' ? { kmsKeyId } : { secret };
}

function readOrigins(origins: string[], problems: string[]): string[] {
  if (origins.length === 1 && origins[0] === '*') return origins;
  for (const origin of origins) {
    if (isOrigin(origin)) continue;
    problems.push(
      `ALLOWED_ORIGINS has "${origin}" but must list exact origins such as https://app.example.com, without a path or a wildcard within, or be * alone.`,
    );
  }
  return origins;
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What was to narrow must not open: a list that came out empty is not the absence of one. */
function readIdentifiers(text: string, problems: string[]): ReadonlySet<string> | undefined {
  const identifiers = listOf(text);
  if (text !== '' && identifiers.length === 0) {
    problems.push(`ALLOWED_DATA_INTEGRATIONS is "${text}" but must name at least one, or be empty for all.`);
  }
  return text === '' ? undefined : new Set(identifiers);
}
