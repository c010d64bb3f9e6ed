/** What runs: test/mutants/jest/environment.js says so to test files, the environment variable to programs that they start. */
const job = globalThis.mutants ?? {
  mutants: new Set(globalThis.process?.env?.MUTANTS?.split(' ').map(Number)),
  calls: 0,
  limit: Infinity,
};

/** Whether a mutant takes the place of the source. A loop that a mutant made endless ends here. */
export function mutant(id) {
  job.calls += 1;
  if (job.calls > job.limit) throw new Error('The mutant does not come to an end.');
  job.reached?.add(id);
  return job.mutants.has(id);
}
