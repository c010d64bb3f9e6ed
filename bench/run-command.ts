/** Runs a command's work and ends the process with 1 and one sentence when it fails. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  // So that exit handlers run, which end child processes and remove temporary files.
  for (const [signal, code] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const]) {
    process.once(signal, () => process.exit(code));
  }
  try {
    await work();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
