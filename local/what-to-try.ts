import { reserved } from '../emulator/reserved.ts';
import { dataExamples } from './examples.ts';

/** What `npm start` prints once everything runs. Every command works when pasted. */
export function whatToTry(gatewayUrl: string, emulatorUrl: string): string {
  const url = named(gatewayUrl);
  const curls = dataExamples.map(({ target, shows }) => `  curl '${url}${target}'   # ${shows}`);
  return `The console is at ${url}, the emulator of AppIntegrations at ${named(emulatorUrl)}.
The route itself, described at ${url}/openapi.json:

${curls.join('\n')}

The next page: add &nextToken= and the NextToken of the page before. The AWS CLI does that by itself:

  aws appintegrations list-data-integration-associations --data-integration-identifier many \\
    --endpoint-url ${url} --region us-east-1 --no-sign-request

These identifiers misbehave, each in its own way; the console shows how:
${wrap(Object.keys(reserved))}

Ctrl-C stops it.`;
}

/** The name people know this machine's own address by. */
function named(url: string): string {
  return url.replace(/\/\/(?:127\.0\.0\.1|\[::1\]):/, '//localhost:');
}

function wrap(names: readonly string[]): string {
  return names
    .join(', ')
    .replace(/(.{1,96})(?:, |$)/g, '  $1\n')
    .trimEnd();
}
