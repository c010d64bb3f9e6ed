import { parseArgs } from 'node:util';

import { readHeaderNames } from '../contract/request-header.ts';

/** Where the route is, how to be let in, and what to ask it for. */
export interface SmokeOptions {
  /** Base URL, with API Gateway's stage if it is part of the address, without a trailing slash. */
  url: string;
  auth: { by: 'iam'; region: string } | { by: 'bearer'; token: string } | { by: 'nothing' };
  /** A data integration with at least two associations. Without one, pages and cursors are not checked. */
  identifier?: string;
  /** An origin the route allows. Without one, only the refusal of others is checked. */
  origin?: string;
  /** Request headers the route lets pages send beside the contract's. */
  allowedHeaders?: readonly string[];
}

export const usage = `Walks the deployed routes and checks that they keep their contract. Exits with 0 when they do, with 1 when
they don't, with 2 when that can't be told.

  npm run smoke -- --url URL [--identifier NAME] [--origin ORIGIN [--allowed-headers NAMES]] [--region REGION | --token TOKEN | --no-auth]

  --url URL         where the route is: the stack's output Url
  --identifier NAME a data integration (name, UUID or ARN) with two associations or more: checks pages and cursors
  --origin ORIGIN   an origin the route allows: checks CORS
  --allowed-headers NAMES
                    request headers, separated by commas, that pages may send beside the usual ones (allowedHeaders)
  --region REGION   sign with AWS credentials (environment, profile, SSO ...) for this Region.
                    Not needed where the URL names it
  --token TOKEN     send a bearer token instead; also SMOKE_TOKEN in the environment, which ps doesn't show
  --no-auth         send neither, for a route that is open to anyone; so on this machine
  --help            print this`;

/**
 * Reads the command line.
 *
 * @returns the options, or nothing when help was asked for
 * @throws Error with a sentence for the user
 */
export function readSmokeArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): SmokeOptions | undefined {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: text,
      identifier: text,
      origin: text,
      'allowed-headers': text,
      region: text,
      token: text,
      'no-auth': flag,
      help: flag,
    },
  });
  if (values.help) return undefined;
  for (const [name, value] of Object.entries(values)) {
    // A shell variable that wasn't set: what it was to say must not be guessed.
    if (value === '') throw new Error(`--${name} is empty.`);
  }
  const url = URL.parse(values.url ?? '');
  if (!url?.protocol.startsWith('http') || url.search !== '' || url.hash !== '') {
    throw new Error(
      '--url must be the http or https URL of the route, without a query: the output Url of the stack.',
    );
  }
  const headers = values['allowed-headers'];
  if (headers !== undefined && values.origin === undefined) {
    throw new Error('--allowed-headers says nothing without --origin: give that, too.');
  }
  return {
    url: url.href.replace(/\/$/, ''),
    auth: authOf(url, values, environment['SMOKE_TOKEN']),
    ...(values.identifier !== undefined && { identifier: values.identifier }),
    ...(values.origin !== undefined && { origin: values.origin }),
    ...(headers !== undefined && { allowedHeaders: readHeaderNames('--allowed-headers', headers) }),
  };
}

interface AuthArguments {
  region?: string;
  token?: string;
  'no-auth'?: boolean;
}

/** What is said on the command line comes before the environment, and that before what the URL tells. */
function authOf(url: URL, args: AuthArguments, environmentToken?: string): SmokeOptions['auth'] {
  const { region, token, 'no-auth': none } = args;
  if ([region, token, none].filter((way) => way !== undefined).length > 1) {
    throw new Error('--region, --token and --no-auth exclude each other: give one.');
  }
  if (none) return { by: 'nothing' };
  if (token !== undefined) return { by: 'bearer', token };
  if (region !== undefined) return { by: 'iam', region };
  if (environmentToken) return { by: 'bearer', token: environmentToken };
  const [, regionOfUrl] = /\.execute-api\.([a-z0-9-]+)\.amazonaws\./.exec(url.hostname) ?? [];
  if (regionOfUrl !== undefined) return { by: 'iam', region: regionOfUrl };
  if (['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return { by: 'nothing' };
  throw new Error('The URL names no Region. Say how to be let in: --region, --token or --no-auth.');
}
