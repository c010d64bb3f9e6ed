import { buildConsole, consoleFolder, isConsoleBuilt } from './build-console.ts';
import { serve } from './serve.ts';

/** `npm start`: the route, its emulator, and the console as its sources are now. */
await serve(async (signal) => {
  if (!(await isConsoleBuilt(consoleFolder))) await buildConsole(consoleFolder, signal);
});
