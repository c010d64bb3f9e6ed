import { join } from 'node:path';

import { readConsoleFiles } from './console-files.ts';
import { createConsoleHandler } from './create-handler.ts';
import { readVariables } from './read-variables.ts';

/** What AWS Lambda calls. A variable that is missing or wrong ends the start of the function with a sentence that says so. */
export const handler = createConsoleHandler({
  files: readConsoleFiles(join(import.meta.dirname, 'web')),
  ...readVariables(process.env),
});
