import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

import { RUNTIME_CLIENT } from '../installed.ts';
import { cpuTime, residentMemory } from './cpu-time.ts';
import { startRuntimeApi } from './runtime-api.ts';
import type { Invocation } from './runtime-api.ts';

/** How a fresh process came up. */
export interface Start {
  /** From starting the process to its asking for the first event, in milliseconds. */
  initMs: number;
  /** CPU used until then, in milliseconds. */
  initCpuMs: number;
}

/** A function in a fresh process, run by Lambda's own runtime client. */
export interface FunctionProcess {
  pid: number;
  start: Start;
  /** Hands one event over. */
  invoke(event: string): Promise<Invocation>;
  /** CPU used up to the last answer, in milliseconds. */
  cpuMs(): number;
  memoryMb(): { now: number; peak: number };
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;

/**
 * Starts what a bundle's `index` module exports as `handler`, as Lambda does: a new process, initialization, then
 * waiting for events. Resolves when the function asks for its first event.
 *
 * @throws Error with what the process printed when it ends or fails instead.
 */
export async function startFunction(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<FunctionProcess> {
  let cpuAtAnswer = 0;
  const api = await startRuntimeApi(() => {
    cpuAtAnswer = cpuTime(pid);
  });
  const startedAt = performance.now();
  const child = spawn(process.execPath, [RUNTIME_CLIENT], {
    env: { ...environment, ...lambdaVariables(folder, api.address) },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  let printed = '';
  const remember = (text: string) => {
    printed = `${printed}${text}`.slice(-4000);
  };
  for (const stream of child.stdio.slice(1)) {
    (stream as Readable).setEncoding('utf8').on('data', remember);
  }
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The function's process ended. It printed:\n${printed}`);
  });
  ended.catch(() => {});

  const kill = () => child.kill('SIGKILL');
  process.prependOnceListener('exit', kill);

  async function stop(): Promise<void> {
    process.off('exit', kill);
    const exit = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    kill();
    await exit;
    api.close();
  }

  try {
    await Promise.race([api.idle(), ended, timeout(START_TIMEOUT_MS)]);
  } catch (error) {
    await stop();
    throw error;
  }
  const start = { initMs: performance.now() - startedAt, initCpuMs: cpuTime(pid) };
  return {
    pid,
    start,
    invoke: (event) => Promise.race([api.invoke(event), ended]),
    cpuMs: () => cpuAtAnswer,
    memoryMb: () => residentMemory(pid),
    stop,
  };
}

/** The variables Lambda sets besides the function's own. Source: Lambda developer guide, "Environment variables". */
function lambdaVariables(folder: string, runtimeApi: string): Record<string, string> {
  return {
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    _HANDLER: 'index.handler',
    LAMBDA_TASK_ROOT: folder,
    AWS_REGION: 'eu-central-1',
    AWS_DEFAULT_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test-access-key-id',
    AWS_SECRET_ACCESS_KEY: 'test-secret-access-key',
    AWS_SESSION_TOKEN: 'test-session-token',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/bench',
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/11/22/[$LATEST]0123456789abcdef0123456789abcdef',
    _LAMBDA_TELEMETRY_LOG_FD: '3',
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin/:/bin',
    TZ: ':UTC',
  };
}

async function timeout(milliseconds: number): Promise<never> {
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
  throw new Error(`The function did not ask for its first event within ${milliseconds / 1000} s.`);
}
