import { fileURLToPath } from 'node:url';

import { createFunctionLog } from './function-log.ts';
import { formatRequest, wantsColour } from './request-log.ts';
import { startLocal } from './start-local.ts';
import { readStartSettings, type Listeners } from './start-settings.ts';
import { usage } from './usage.ts';
import { whatToTry } from './what-to-try.ts';

/** `npm start`: the route and its emulator on this machine, until Ctrl-C or SIGTERM. */
try {
  const settings = readStartSettings(process.argv.slice(2), process.env);
  if (settings.help) console.log(usage);
  else await run(settings);
} catch (error) {
  console.error(Error.isError(error) ? error.message : String(error));
  process.exitCode = 1;
}

async function run(listeners: Listeners): Promise<void> {
  const colour = wantsColour(process.stdout, process.env);
  const { log, take } = createFunctionLog();
  const { gateway, emulator, upstreamUrl, close } = await startLocal({
    ...listeners,
    environment: process.env,
    consoleFolder: fileURLToPath(new URL('../dist/web', import.meta.url)),
    log,
    onRequest: (entry) => console.log(formatRequest(entry, colour, take(entry.requestId))),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not once: from a terminal the signal comes twice, npm passes its own on. And it is the end: calls of
    // AppIntegrations that are under way when the servers have closed have nobody waiting for them.
    process.on(signal, () => void close().then(() => process.exit()));
  }
  const upstream = emulator === undefined ? { url: upstreamUrl } : { emulatorUrl: emulator.url };
  console.log(`${whatToTry(gateway.url, upstream)}\n`);
}
