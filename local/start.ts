import { serve } from './serve.ts';

/** The route and its emulator on this machine, with the console as it was built last. */
await serve();
