import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

/**
 * Stands in for a SAM CLI that goes on serving: it writes each signal it gets into the file SIGNALS, a line each, and leaves
 * only when it is asked for /leave.
 */
const { values } = parseArgs({
  options: { version: { type: 'boolean' }, port: { type: 'string', default: '3000' } },
  strict: false,
});

if (!values.version) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => appendFileSync(process.env['SIGNALS'] ?? '', `${signal}\n`));
  }
  createServer((request, response) => {
    response.end();
    if (request.url === '/leave') response.once('close', () => process.exit(0));
  }).listen(Number(values.port), '127.0.0.1');
}
