import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something holds, however long this machine takes for it; what never comes, the test's own limit ends. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(2);
}
