import { claimPort } from './command/claim-port.ts';
import { startEmulator } from './server.ts';
import { readStartArguments } from './start-arguments.ts';

/**
 * Runs the emulator alone, as the command line says, until Ctrl-C or SIGTERM. Never rejects: what keeps it from starting
 * is told on stderr, and by the process's exit code.
 *
 * @param command How it is called, for the help.
 */
export async function runEmulator(args: readonly string[], command: string): Promise<void> {
  try {
    const todo = readStartArguments(args, process.env, command);
    if ('help' in todo) {
      console.log(todo.help);
      return;
    }
    const options = { ...todo.start, onFailure: tell };
    const emulator = await claimPort('--port', options.port, options.host, () => startEmulator(options));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      // Not once: from a terminal the signal comes twice, npm passes its own on. And not left to Node to end by
      // itself: it takes a while, and no longer catches signals meanwhile.
      process.on(signal, () => void emulator.close().then(() => process.exit()));
    }
    const { url } = emulator;
    console.log(`AppIntegrations is at ${url}. ${url}/_emulator says what to try; Ctrl-C stops it.`);
  } catch (error) {
    tell(error);
    process.exitCode = 1;
  }
}

function tell(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
}
