import { consoleFolder } from './build-console.ts';
import { startLocal } from './start-local.ts';
import { readStartSettings } from './start-settings.ts';
import type { StartSettings } from './start-settings.ts';
import { createFunctionLog } from './terminal/function-log.ts';
import { listedNames } from './terminal/listed-names.ts';
import { formatRequest, wantsColour } from './terminal/request-line.ts';
import { usage } from './terminal/usage.ts';
import { whatToTry } from './terminal/what-to-try.ts';

/** Something to do between having the ports and saying that everything runs; the signal ends it. */
export type Preparation = (signal: AbortSignal) => Promise<void>;

/** Runs the route and its emulator as the command line says, until Ctrl-C or SIGTERM. Never rejects. */
export async function serve(prepare: Preparation = async () => {}): Promise<void> {
  try {
    const settings = readStartSettings(process.argv.slice(2), process.env);
    if (settings.help) console.log(usage);
    else await run(settings, prepare);
  } catch (error) {
    console.error(Error.isError(error) ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function run(settings: StartSettings & { help: false }, prepare: Preparation): Promise<void> {
  const { brief, ...listeners } = settings;
  const colour = wantsColour(process.stdout, process.env);
  const { log, take } = createFunctionLog();
  const { gateway, emulator, upstreamUrl, issuer, close } = await startLocal({
    ...listeners,
    environment: process.env,
    consoleFolder,
    log,
    onRequest: (entry) => console.log(formatRequest(entry, colour, take(entry.requestId))),
  });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not once: from a terminal the signal comes twice, npm passes its own on. And it is the end: calls of
    // AppIntegrations that are under way when the servers have closed have nobody waiting for them.
    process.on(signal, () => {
      stop.abort();
      void close().then(() => process.exit());
    });
  }
  // Meanwhile: it may take as long as AWS does. Where one has to sign in, none are shown.
  const names = emulator === undefined && issuer === undefined && !brief ? listedNames(gateway.url) : [];
  try {
    await prepare(stop.signal);
  } catch (error) {
    await close();
    if (stop.signal.aborted) return;
    throw error;
  }
  const upstream =
    emulator === undefined ? { url: upstreamUrl, names: await names } : { emulatorUrl: emulator.url };
  const text = whatToTry(gateway.url, upstream, issuer);
  console.log(brief ? text.split('\n')[0] : `${text}\n`);
}
