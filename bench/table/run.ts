import { parseArgs } from 'node:util';

import { describeMachine, machineNote } from '../machine.ts';
import { wholeNumber } from '../options.ts';
import { writeQuotes } from '../quotes.ts';
import { targetTable } from '../report/lambda-tables.ts';
import { saveFigures } from '../results.ts';
import { runCommand } from '../run-command.ts';
import { failOnMissed } from '../targets.ts';
import { measureOrigins, TABLE_MS, UPSTREAM_MS } from './measure.ts';
import { judgeOrigins, originTable, quantiles } from './report.ts';

const usage = `Usage: npm run bench:table -- [options]

Measures how long a page takes that comes from the table of sharedPages, ${TABLE_MS} ms away, beside one from AppIntegrations,
${UPSTREAM_MS} ms away: the real function, over TLS on this machine, in turn.

  --requests N    of each kind, after half as many to warm up (400)
  --check         exit with 1 if a page from the table takes more than half of the other, p50
  --help          this text

Writes bench/results/table.json and the table in docs/scale.md.
`;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '400' },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const requests = wholeNumber('requests', values.requests);
  const machine = describeMachine();
  const origins = quantiles(await measureOrigins(Math.ceil(requests / 2), requests));
  const verdicts = [judgeOrigins(origins)];
  console.log(`${originTable(origins)}\n\n${targetTable(verdicts)}\n\n${machineNote(machine)}`);
  saveFigures('table', { machine, requests, origins, verdicts });
  writeQuotes();
  if (values.check) failOnMissed(verdicts);
});
