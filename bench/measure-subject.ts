import { checkPage, checkRefusal } from './answer-check.ts';
import { IDENTIFIER, PAGE_SIZE } from './associations-page.ts';
import type { CpuShare } from './sandbox/cpu-share.ts';
import { startFunction } from './sandbox/function-process.ts';
import type { FunctionProcess } from './sandbox/function-process.ts';
import { invocationEvent } from './sandbox/invocation-event.ts';
import type { UpstreamUse } from './subjects.ts';
import type { Upstream } from './upstream/server.ts';

/** One cold start. Times in milliseconds. */
export interface ColdSample {
  /** From starting the process to the whole first answer. */
  wall: number;
  /** CPU used until then. */
  cpu: number;
  init: number;
  initCpu: number;
  /** From handing over the first event to its answer. */
  firstRequest: number;
}

/** Requests one after another in a process that has warmed up. Times in milliseconds, memory in MB. */
export interface WarmSample {
  latencies: number[];
  /** CPU per request. */
  cpu: number;
  memory: number;
  peakMemory: number;
}

/** What is measured, and against what. */
export interface Trial {
  folder: string;
  environment: Readonly<Record<string, string>>;
  upstream: Upstream;
  upstreamUse: UpstreamUse;
  /** Applied to the invocations only: Lambda initializes at full CPU. Absent: full CPU throughout. */
  share?: CpuShare | undefined;
  /** Requests that are not counted, then requests that are. */
  warmup: number;
  requests: number;
}

const goodEvent = invocationEvent(IDENTIFIER, String(PAGE_SIZE));
const badEvent = invocationEvent(IDENTIFIER, '0');

/**
 * Starts a fresh process, takes its cold start, warms it up, takes its warm requests, and checks every answer, that
 * it asked the upstream as often as its kind should, and that it refuses a bad parameter.
 *
 * @throws Error when any answer is wrong.
 */
export async function measure(trial: Trial): Promise<{ cold: ColdSample; warm: WarmSample }> {
  const { folder, environment, upstream, upstreamUse, share, warmup, requests } = trial;
  const callsBefore = upstream.calls();
  const running = await startFunction(folder, environment);
  try {
    share?.add(running.pid);
    const cold = await takeColdStart(running);
    await takeLatencies(running, warmup);
    const cpuBefore = running.cpuMs();
    const latencies = await takeLatencies(running, requests);
    const cpu = (running.cpuMs() - cpuBefore) / requests;
    const { now, peak } = running.memoryMb();
    checkCalls(upstream.calls() - callsBefore, upstreamUse, 1 + warmup + requests);
    if (upstreamUse !== 'never') {
      checkRefusal((await running.invoke(badEvent)).payload);
    }
    return { cold, warm: { latencies, cpu, memory: now, peakMemory: peak } };
  } finally {
    await running.stop();
  }
}

async function takeColdStart(running: FunctionProcess): Promise<ColdSample> {
  const { payload, milliseconds } = await running.invoke(goodEvent);
  checkPage(payload);
  const { initMs, initCpuMs } = running.start;
  return {
    wall: initMs + milliseconds,
    cpu: running.cpuMs(),
    init: initMs,
    initCpu: initCpuMs,
    firstRequest: milliseconds,
  };
}

async function takeLatencies(running: FunctionProcess, count: number): Promise<number[]> {
  const latencies: number[] = [];
  while (latencies.length < count) {
    const { payload, milliseconds } = await running.invoke(goodEvent);
    checkPage(payload);
    latencies.push(milliseconds);
  }
  return latencies;
}

function checkCalls(calls: number, use: UpstreamUse, requests: number): void {
  const expected = { 'every request': requests, 'first request': 1, never: 0 }[use];
  if (calls !== expected) {
    throw new Error(
      `asked the upstream ${calls} times for ${requests} requests instead of ${expected} times`,
    );
  }
}
