import { createFunction } from './create-handler.ts';

// A bad configuration ends the start of the function with a sentence that says so.
const { handler, warmUp } = createFunction(process.env);

// Without the connection the first request is slower, and all else is as it should be.
await warmUp().catch(({ message }: Error) => console.warn({ reason: 'preconnect', detail: message }));

/** What AWS Lambda calls. */
export { handler };
