import { parseArgs } from 'node:util';

/** Where the route is, how to be let in, and what to ask it for. */
export interface SmokeOptions {
  /** Base URL, with API Gateway's stage if it is part of the address, without a trailing slash. */
  url: string;
  auth: { by: 'iam'; region: string } | { by: 'bearer'; token: string } | { by: 'nothing' };
  /** A data integration with at least two associations. Without one, pages and cursors are not checked. */
  identifier?: string;
  /** An origin the route allows. Without one, only the refusal of others is checked. */
  origin?: string;
}

export const usage = `Walks the deployed route and checks that it keeps its contract. Exits with 1 when it doesn't.

  npm run smoke -- --url URL [--identifier NAME] [--origin ORIGIN] [--region REGION | --token TOKEN | --no-auth]

  --url URL         where the route is: the stack's output Url
  --identifier NAME a data integration (name, UUID or ARN) with two associations or more: checks pages and cursors
  --origin ORIGIN   an origin the route allows: checks CORS
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
      region: text,
      token: text,
      'no-auth': flag,
      help: flag,
    },
  });
  if (values.help) return undefined;
  const url = URL.parse(values.url ?? '');
  if (!url?.protocol.startsWith('http')) {
    throw new Error('--url must be the http or https URL of the route: the output Url of the stack.');
  }
  return {
    url: url.href.replace(/\/$/, ''),
    auth: authOf(url, values['no-auth'] === true, values.region, values.token ?? environment['SMOKE_TOKEN']),
    ...(values.identifier !== undefined && { identifier: values.identifier }),
    ...(values.origin !== undefined && { origin: values.origin }),
  };
}

function authOf(url: URL, none: boolean, given?: string, token?: string): SmokeOptions['auth'] {
  if (none) return { by: 'nothing' };
  if (token) return { by: 'bearer', token };
  const region = given ?? /\.execute-api\.([a-z0-9-]+)\.amazonaws\./.exec(url.hostname)?.[1];
  if (region !== undefined) return { by: 'iam', region };
  if (['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return { by: 'nothing' };
  throw new Error('The URL names no Region. Say how to be let in: --region, --token or --no-auth.');
}
