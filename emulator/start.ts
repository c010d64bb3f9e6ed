import { runEmulator } from './run.ts';

/** `npm run emulator`. */
await runEmulator(process.argv.slice(2), 'npm run emulator --');
