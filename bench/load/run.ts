import { parseArgs } from 'node:util';

import { installDependencies } from '../installed.ts';
import { describeMachine, machineNote } from '../machine.ts';
import { wholeNumber } from '../options.ts';
import { endProgress, showProgress } from '../progress.ts';
import { writeQuotes } from '../quotes.ts';
import { saveFigures } from '../results.ts';
import { runCommand } from '../run-command.ts';
import { generateLoad } from './generate.ts';
import type { LoadSample } from './generate.ts';
import { loadTable, soakSentence } from './report.ts';
import { checkRequests } from './requests.ts';
import { startRoute } from './route-processes.ts';
import { SOAK_CONNECTIONS, soak } from './soak.ts';

const CONNECTIONS = [1, 10, 50, 100, 500];

/** What the stack sets. */
const PAGE_CACHE_SECONDS = 5;

const usage = `Usage: npm run bench:load -- [options]

Sends HTTP requests to the local gateway with the real function and the emulator behind it, on this machine
only: from ${CONNECTIONS.join(', ')} connections, then from ${SOAK_CONNECTIONS} for a while, watching the memory. Fails on any answer
whose status the route does not document.

  --seconds N     how long each number of connections is kept up (10)
  --minutes N     how long the memory is watched (10)
  --help          this text

Writes bench/results/load.json and the table in docs/scale.md.
`;

await runCommand(async () => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { seconds: text, minutes: text, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(usage);
    return;
  }
  const seconds = wholeNumber('seconds', values.seconds ?? '10');
  const minutes = wholeNumber('minutes', values.minutes ?? '10');
  installDependencies();
  const route = await startRoute(PAGE_CACHE_SECONDS);
  try {
    await checkRequests(route.url);
    const samples: LoadSample[] = [];
    for (const connections of CONNECTIONS) {
      showProgress(`${connections} connections for ${seconds} s`);
      samples.push(await generateLoad(route.url, connections, seconds));
    }
    const memory = await soak(route, minutes);
    endProgress();
    const machine = describeMachine();
    const report = `${loadTable(samples)}\n\n${soakSentence(memory)} ${machineNote(machine)}`;
    console.log(report);
    saveFigures('load', { machine, seconds, minutes, samples, memory });
    writeQuotes();
  } finally {
    route.stop();
  }
});
