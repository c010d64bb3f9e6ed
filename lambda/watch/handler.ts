import { createWatchHandler } from './create-watch.ts';

/** What AWS Lambda calls on a schedule. A bad configuration ends the start of the function with a sentence that says so. */
export const handler = createWatchHandler(process.env);
