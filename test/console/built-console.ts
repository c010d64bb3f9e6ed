import type { ConsoleFiles } from '../../console/console-files.ts';
import { createConsoleHandler } from '../../console/create-handler.ts';
import type { ConsoleHandler, ConsoleOptions } from '../../console/create-handler.ts';
import { showWatch } from '../canaries/show-watch.ts';

export const files: ConsoleFiles = new Map([
  ['index.html', { type: 'text/html; charset=utf-8', text: 'the page' }],
  ['favicon.svg', { type: 'image/svg+xml; charset=utf-8', text: 'the icon' }],
  ['assets/index-CbXzZy1a.js', { type: 'text/javascript; charset=utf-8', text: 'the script' }],
  ['assets/index-9pRt_b-c.css', { type: 'text/css; charset=utf-8', text: 'the style' }],
]);

export const CONFIG = '{"apiUrl":"/prod","signIn":"token"}';

/** The function with a console of four files. */
export function builtConsole(options: Partial<ConsoleOptions> = {}): ConsoleHandler {
  const answer = createConsoleHandler({ files, config: CONFIG, connectTo: [], ...options });
  return async (event) => {
    const answered = await answer(event);
    showWatch('An answer of the console’s function', JSON.stringify(answered));
    return answered;
  };
}
