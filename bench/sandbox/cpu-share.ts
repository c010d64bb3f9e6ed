import { existsSync, mkdtempSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Memory at which a function has one whole vCPU. Source: Lambda developer guide, "Configure function memory". */
export const ONE_CPU_MEMORY_MB = 1769;

/**
 * Microseconds between two refills of a function's CPU time. AWS does not publish it: an assumption.
 */
export const PERIOD_US = 20_000;

/** How often, and how far apart in milliseconds, a group's removal is tried. */
const REMOVAL_ATTEMPTS = 50;
const REMOVAL_PAUSE_MS = 20;

/** A control group that lets its processes use a share of one CPU. */
export interface CpuShare {
  /** Puts a running process in, all its threads at once. */
  add(pid: number): void;
  /** Removes the group; its processes must have ended. */
  remove(): void;
}

/** vCPUs that a function of this memory size gets. */
export function cpusOf(memoryMb: number): number {
  return memoryMb / ONE_CPU_MEMORY_MB;
}

/** What the two generations of control groups call the same thing: a file to write, and what. */
const hierarchies: readonly { root: string; limit: (quotaUs: number) => readonly [string, string][] }[] = [
  {
    root: '/sys/fs/cgroup/cpu',
    limit: (quotaUs: number) => [
      ['cpu.cfs_period_us', String(PERIOD_US)],
      ['cpu.cfs_quota_us', String(quotaUs)],
    ],
  },
  { root: '/sys/fs/cgroup', limit: (quotaUs: number) => [['cpu.max', `${quotaUs} ${PERIOD_US}`]] },
];

/**
 * Makes a control group of `cpus` CPUs, or says why this machine does not let us: not Linux, no cpu controller, or
 * no right to make groups.
 */
export function createCpuShare(cpus: number): CpuShare | { unavailable: string } {
  const hierarchy = hierarchies.find(({ root }) => existsSync(join(root, 'cgroup.procs')));
  if (hierarchy === undefined) {
    return { unavailable: 'there are no control groups with a cpu controller' };
  }
  let group: string;
  try {
    group = mkdtempSync(join(hierarchy.root, 'appintegrations-bff-bench-'));
  } catch (error) {
    return { unavailable: `control groups cannot be made here (${(error as NodeJS.ErrnoException).code})` };
  }
  const remove = () => {
    process.off('exit', remove);
    removeGroup(group);
  };
  process.once('exit', remove);
  try {
    for (const [file, value] of hierarchy.limit(Math.round(cpus * PERIOD_US))) {
      writeFileSync(join(group, file), value);
    }
  } catch (error) {
    remove();
    return { unavailable: `control groups cannot limit CPU here (${(error as NodeJS.ErrnoException).code})` };
  }
  return { add: (pid) => writeFileSync(join(group, 'cgroup.procs'), String(pid)), remove };
}

/** A process that was killed takes a moment to leave its group, and a group must be empty to be removed. */
function removeGroup(group: string): void {
  for (let attempt = 0; attempt < REMOVAL_ATTEMPTS; attempt += 1) {
    try {
      rmdirSync(group);
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REMOVAL_PAUSE_MS);
    }
  }
}
