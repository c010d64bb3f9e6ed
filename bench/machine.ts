import { arch, cpus, loadavg, release } from 'node:os';

/** Where and when something was measured. */
export interface Machine {
  date: string;
  node: string;
  cpu: string;
  cores: number;
  kernel: string;
  /** Processes that were running or waiting to, over the last minute. */
  load: number;
}

/** This machine, now. */
export function describeMachine(): Machine {
  const cores = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: `${cores[0]?.model ?? 'unknown'} (${arch()})`,
    cores: cores.length,
    kernel: `Linux ${release()}`,
    load: loadavg()[0] ?? Number.NaN,
  };
}

/** What to think of figures taken while others used the machine as well; undefined when it is quiet. */
export function busyNote({ load, cores }: Machine): string | undefined {
  return load < cores / 2
    ? undefined
    : `Other work was using this machine (load ${load.toFixed(1)} on ${cores} cores): trust the CPU ratios, not the times.`;
}

/** A machine in one sentence, for under a table. */
export function machineNote(machine: Machine): string {
  const { date, node, cpu, cores, kernel } = machine;
  const note = `Measured on ${date} with Node.js ${node} on ${cores} cores of ${cpu}, ${kernel}.`;
  const busy = busyNote(machine);
  return busy === undefined ? note : `${note} ${busy}`;
}
