import { requestPath } from '../contract/list-operation.ts';
import { route } from '../contract/operations/list-data-integration-associations.ts';
import { claimPort } from './command/claim-port.ts';
import { startEmulator } from './server.ts';
import { readStartArguments } from './start-arguments.ts';

/** `npm run emulator`: the emulator alone, until Ctrl-C or SIGTERM. */
try {
  const todo = readStartArguments(process.argv.slice(2), process.env);
  if ('help' in todo) console.log(todo.help);
  else {
    const options = { ...todo.start, onFailure: console.error };
    const emulator = await claimPort('EMULATOR_PORT', options.port, options.host, () =>
      startEmulator(options),
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      // Not once: from a terminal the signal comes twice, npm passes its own on. And not left to Node to end by
      // itself: it takes a while, and no longer catches signals meanwhile.
      process.on(signal, () => void emulator.close().then(() => process.exit()));
    }
    console.log(welcome(emulator.url));
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function welcome(url: string): string {
  const list = (identifier: string) => url + requestPath(route.path, () => identifier);
  return `AppIntegrations is at ${url}. Try:

  curl '${list('complete')}'
  curl '${list('many')}?maxResults=7'
  curl '${list('throttled')}'
  aws appintegrations list-data-integrations --endpoint-url ${url} --region us-east-1 --no-sign-request
  curl '${url}/_emulator'

Ctrl-C stops it.`;
}
