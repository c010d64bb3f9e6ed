import { createHandler } from './create-handler.ts';

/** What AWS Lambda calls. A bad configuration ends the start of the function with a sentence that says so. */
export const handler = createHandler(process.env);
