import { createHandler } from '../../lambda/create-handler.ts';
import { startGateway } from '../../local/gateway/gateway.ts';

/** What this process tells the one that forked it: where it listens, then its memory whenever it is asked. */
export type GatewayMessage = { url: string } | { heapMb: number };

// One line per request would make this a benchmark of the terminal.
const gateway = await startGateway({ handler: createHandler(process.env, { log: () => {} }) });

process.on('message', () => {
  globalThis.gc?.();
  tell({ heapMb: process.memoryUsage().heapUsed / 2 ** 20 });
});
process.on('disconnect', () => process.exit());
tell({ url: gateway.url });

function tell(message: GatewayMessage): void {
  process.send?.(message);
}
