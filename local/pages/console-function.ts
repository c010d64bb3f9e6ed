import { PAGE, readConsoleFiles } from '../../console/console-files.ts';
import { createConsoleHandler } from '../../console/create-handler.ts';
import type { ConsoleHandler } from '../../console/create-handler.ts';
import type { ConsoleVariables } from '../../console/read-variables.ts';

/**
 * The console's function, with the files as they are at the moment it is asked for: a console that was built anew shows after
 * a reload. Undefined where none is built.
 *
 * @param folder - What `npm run build:web` wrote.
 * @param variables - What a deployment has in the function's environment.
 */
export function consoleFunction(
  folder: string,
  variables: () => ConsoleVariables,
): () => ConsoleHandler | undefined {
  return () => {
    const files = readConsoleFiles(folder);
    return files.has(PAGE) ? createConsoleHandler({ files, ...variables() }) : undefined;
  };
}
