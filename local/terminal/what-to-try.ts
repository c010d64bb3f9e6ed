import { route } from '../../contract/operations/list-data-integration-associations.ts';
import { reserved } from '../../emulator/faults/reserved.ts';
import { dataExamples } from '../examples.ts';

/**
 * What `npm start` prints once everything runs. Every command works when pasted.
 *
 * @param upstream - Where AppIntegrations is: the emulator, or what the user has named.
 */
export function whatToTry(gatewayUrl: string, upstream: { emulatorUrl: string } | { url: string }): string {
  const url = localName(gatewayUrl);
  return 'url' in upstream
    ? withOther(url, upstream.url)
    : withEmulator(url, localName(upstream.emulatorUrl));
}

function withEmulator(url: string, emulatorUrl: string): string {
  const curls = dataExamples.map(({ target, shows }) => `  curl '${url}${target}'   # ${shows}`);
  return `The console is at ${url}, the emulator of AppIntegrations at ${emulatorUrl}.
The route itself, described at ${url}/openapi.json:

${curls.join('\n')}

${nextPage(url, 'many')}

These identifiers misbehave, each in its own way; the console shows how:
${wrap(Object.keys(reserved))}

Ctrl-C stops it.`;
}

function withOther(url: string, upstreamUrl: string): string {
  const target = route.path.replace('{Identifier}', 'NAME');
  return `The console is at ${url}. It asks AppIntegrations at ${upstreamUrl}, and no emulator runs here.
The route itself, described at ${url}/openapi.json; NAME is the name, UUID or ARN of one of your data integrations:

  curl '${url}${target}'

${nextPage(url, 'NAME')}

Ctrl-C stops it.`;
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
