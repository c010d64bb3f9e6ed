import { endProgress, showProgress } from '../../bench/progress.ts';
import { campaign } from './campaign.ts';
import { foundFolder } from './found.ts';
import { readOptions, usageOf } from './options.ts';
import { targets } from './targets.ts';

/** As a shell tells of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

const show = (text?: string) => (text === undefined ? endProgress() : showProgress(text));

/** `npm run fuzz`. */
try {
  const options = readOptions(process.argv.slice(2), process.env, targets);
  if (options === 'help') console.log(usageOf(targets));
  else {
    const stop = new AbortController();
    // Not once: from a terminal the signal comes twice, npm passes its own on.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
    const init = { ...options, signal: stop.signal, say: console.log, show, folder: foundFolder };
    const allHold = await campaign(init);
    process.exitCode = allHold ? (stop.signal.aborted ? INTERRUPTED : 0) : 1;
  }
} catch (error) {
  console.error(Error.isError(error) ? error.message : String(error));
  process.exitCode = 1;
}
