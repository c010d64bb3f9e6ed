import { readConfig } from './config.ts';
import type { ConsoleConfig } from './config.ts';

/**
 * Fetches `config.json` beside the page.
 *
 * @throws Error with a sentence that says what to mend
 */
export async function loadConfig(page: string): Promise<ConsoleConfig> {
  const response = await fetch(new URL('config.json', page), { cache: 'no-cache' }).catch(
    (cause: unknown) => {
      throw new Error('config.json beside this page did not load. Are you online?', { cause });
    },
  );
  if (!response.ok) throw new Error(`config.json beside this page answers with status ${response.status}.`);
  const text = await response.text();
  return readConfig(parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error('config.json beside this page is not valid JSON.', { cause });
  }
}
