import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { residentMemory } from '../sandbox/cpu-time.ts';
import type { GatewayMessage } from './gateway-process.ts';

/** The route as `npm start` serves it, in processes of its own: one for the gateway and function, one for AWS. */
export interface RouteProcesses {
  url: string;
  /** Memory of the gateway's process in MB: resident, and what is alive on its heap once garbage is collected. */
  memory(): Promise<{ residentMb: number; heapMb: number }>;
  stop(): void;
}

/** Starts both, on free ports of the loopback interface. */
export async function startRoute(pageCacheSeconds: number): Promise<RouteProcesses> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const emulator = start('emulator-process.ts', inherited);
  const gateway = start('gateway-process.ts', {
    ...inherited,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test-access-key-id',
    AWS_SECRET_ACCESS_KEY: 'test-secret-access-key',
    AWS_ENDPOINT_URL_APPINTEGRATIONS: (await message<{ url: string }>(emulator)).url,
    CURSOR_SECRET: 'test-secret-test-secret-test-secret!',
    PAGE_CACHE_SECONDS: String(pageCacheSeconds),
  });
  const { url } = await message<Extract<GatewayMessage, { url: string }>>(gateway);
  return {
    url,
    async memory() {
      gateway.send('memory');
      const { heapMb } = await message<Extract<GatewayMessage, { heapMb: number }>>(gateway);
      return { residentMb: residentMemory(gateway.pid ?? 0).now, heapMb };
    },
    stop() {
      gateway.disconnect();
      emulator.disconnect();
    },
  };
}

function start(file: string, env: NodeJS.ProcessEnv): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return fork(path, { env, execArgv: ['--expose-gc'] });
}

async function message<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController();
  const end = once(child, 'exit', ended).then(() => {
    throw new Error('A process of the load test has ended unexpectedly: see what it printed above.');
  });
  try {
    const [received] = (await Promise.race([once(child, 'message', ended), end])) as unknown[];
    return received as Message;
  } finally {
    ended.abort();
    end.catch(() => {});
  }
}
