import { consoleVariables } from '../contract/console.ts';
import { isOrigin } from '../contract/origin.ts';

/** What differs from one deployment to another. */
export interface ConsoleVariables {
  /** The text of config.json. */
  config: string;
  /** Origins that the page may call besides its own. */
  connectTo: readonly string[];
}

const CONFIG_HINT = 'the text of config.json, a JSON object such as {"apiUrl": "/prod"} (docs/console.md)';
const CONNECT_TO_HINT =
  'the origins that the page may call besides its own, separated by spaces, or nothing where there are none';

/**
 * Reads the function's variables.
 *
 * @throws Error with a sentence that names the variable, and says what it has to hold.
 */
export function readVariables(environment: Readonly<Record<string, string | undefined>>): ConsoleVariables {
  const config = required(environment, consoleVariables.config, CONFIG_HINT);
  if (!isJsonObject(config)) {
    throw new Error(`${consoleVariables.config} does not hold a JSON object: set it to ${CONFIG_HINT}.`);
  }
  const origins = required(environment, consoleVariables.connectTo, CONNECT_TO_HINT);
  const connectTo = origins.split(/\s+/).filter(Boolean);
  for (const origin of connectTo) {
    if (mayBeCalled(origin)) continue;
    throw new Error(
      `${consoleVariables.connectTo} holds ${JSON.stringify(origin)}, which is no origin such as https://login.example.com ` +
        '(http is for localhost and 127.0.0.1 only).',
    );
  }
  return { config, connectTo };
}

function required(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  hint: string,
): string {
  const value = environment[name];
  if (value === undefined) throw new Error(`${name} is not set: set it to ${hint}.`);
  return value;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** A Content Security Policy can't name an IPv6 address, and what it does not understand it leaves out. */
function mayBeCalled(origin: string): boolean {
  if (!isOrigin(origin) || origin.includes('[')) return false;
  return origin.startsWith('https:') || /^http:\/\/(?:localhost|127\.0\.0\.1)(?::|$)/.test(origin);
}
