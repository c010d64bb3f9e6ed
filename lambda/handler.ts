import { createFunction } from './create-handler.ts';
import { rehearse } from './rehearsal.ts';

// A bad configuration ends the start of the function with a sentence that says so.
const { handler, warmUp } = createFunction(process.env);

// Without any of these the first request is slower, and all else is as it should be.
const prepared = await Promise.allSettled([...warmUp(), rehearse(process.env)]);
for (const failure of prepared) {
  if (failure.status === 'rejected') console.warn({ reason: 'warm-up', detail: String(failure.reason) });
}

/** What AWS Lambda calls. */
export { handler };
