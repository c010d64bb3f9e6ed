import type { AddressInfo } from 'node:net';

import dynalite from 'dynalite';

// A process of its own, because a test's clock may stand still. It ends with the one that started it.
const server = dynalite({ createTableMs: 0, deleteTableMs: 0 });
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${port}\n`);
});
process.stdin.on('end', () => process.exit()).resume();
