import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU time a process has used so far, all its threads together, in milliseconds. The kernel counts it in
 * nanoseconds, so that a single request can be told from the next. A thread that has ended is not counted; compared
 * with what the kernel counts for a whole control group, none of a cold start is missing.
 *
 * Source: Linux, Documentation/scheduler/sched-stats.rst, /proc/PID/schedstat.
 */
export function cpuTime(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.reduce((sum, thread) => sum + threadTime(pid, thread), 0);
  return nanoseconds / 1e6;
}

function threadTime(pid: number, thread: string): number {
  try {
    const [onCpu = ''] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    return Number(onCpu);
  } catch (error) {
    // It ended after it was listed.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/** Memory of a process in MB (2^20 bytes): resident now, and the most it ever was. */
export function residentMemory(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return { now: megabytes(status, 'VmRSS'), peak: megabytes(status, 'VmHWM') };
}

function megabytes(status: string, member: string): number {
  const kilobytes = new RegExp(`^${member}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  if (kilobytes === undefined) {
    throw new Error(`/proc/PID/status has no ${member}: the benchmarks need Linux.`);
  }
  return Number(kilobytes) / 1024;
}
