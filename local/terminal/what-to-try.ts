import { reserved } from '../../emulator/faults/reserved.ts';
import { associationsTarget, dataExamples, listExample } from '../examples.ts';
import type { Example } from '../examples.ts';

/** Where AppIntegrations is: the emulator, or what the user has named, with names of data integrations that are there. */
export type Upstream = { emulatorUrl: string } | { url: string; names: readonly string[] };

const MOST_EXAMPLES = 3;

/**
 * What `npm start` prints once everything runs. Every command works when pasted.
 *
 * @param issuer - Where one signs in, if the routes want that.
 */
export function whatToTry(gatewayUrl: string, upstream: Upstream, issuer?: string): string {
  const url = localName(gatewayUrl);
  if (issuer !== undefined) return withSignIn(url, upstream, issuer);
  return 'url' in upstream ? withOther(url, upstream) : withEmulator(url, localName(upstream.emulatorUrl));
}

function withSignIn(url: string, upstream: Upstream, issuer: string): string {
  const where =
    'url' in upstream
      ? `It asks AppIntegrations at ${upstream.url}, and no emulator runs here.`
      : `The emulator of AppIntegrations is at ${localName(upstream.emulatorUrl)}.`;
  return `The console is at ${url}, the identity provider where it signs you in, as anybody, at ${issuer}.
${where}
Whoever is not signed in gets no answer from the routes:

${curls(url, [{ ...listExample, shows: '401: Sign in to make this request.' }])}

Ctrl-C stops it.`;
}

function withEmulator(url: string, emulatorUrl: string): string {
  return `The console is at ${url}, the emulator of AppIntegrations at ${emulatorUrl}.
The routes themselves, described at ${url}/openapi.json:

${curls(url, dataExamples)}

${nextPage(url, 'many')}

These identifiers misbehave, each in its own way; the console shows how:
${wrap(Object.keys(reserved))}

Ctrl-C stops it.`;
}

function withOther(url: string, upstream: { url: string; names: readonly string[] }): string {
  const known = upstream.names.filter(isEasyToPaste).slice(0, MOST_EXAMPLES);
  const meaning = known.length > 0 ? '' : '; NAME is the name, UUID or ARN of one of your data integrations';
  const [first = 'NAME', ...others] = known;
  const examples = [first, ...others].map((name) => ({
    target: associationsTarget(encodeURIComponent(name), 'maxResults=5'),
    shows: 'Its associations, 5 a page.',
  }));
  return `The console is at ${url}. It asks AppIntegrations at ${upstream.url}, and no emulator runs here.
The routes themselves, described at ${url}/openapi.json${meaning}:

${curls(url, [listExample, ...examples])}

${nextPage(url, first)}

Ctrl-C stops it.`;
}

/** Names come from elsewhere: what a shell or a terminal could take for more than a name is not shown. */
function isEasyToPaste(name: string): boolean {
  return /^\w[\w./-]*$/.test(name);
}

function curls(url: string, examples: readonly Example[]): string {
  return examples.map(({ target, shows }) => `  curl '${url}${target}'   # ${shows}`).join('\n');
}

function nextPage(url: string, identifier: string): string {
  return `The next page: add &nextToken= and the NextToken of the page before. The AWS CLI does that by itself:

  aws appintegrations list-data-integration-associations --data-integration-identifier ${identifier} \\
    --endpoint-url ${url} --region us-east-1 --no-sign-request`;
}

/** The name people know this machine's own address by. */
export function localName(url: string): string {
  return url.replace(/\/\/(?:127\.0\.0\.1|\[::1\]):/, '//localhost:');
}

function wrap(names: readonly string[]): string {
  return names
    .join(', ')
    .replace(/(.{1,96})(?:, |$)/g, '  $1\n')
    .trimEnd();
}
