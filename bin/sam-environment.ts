import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { consoleVariables } from '../contract/console.ts';
import { nearestName } from '../contract/nearest-name.ts';
import { settings } from '../contract/settings.ts';
import { pageConfig } from '../lib/console/console-config.ts';

/** A file for SAM's `--env-vars`. It could name functions instead, but no two have a variable in common. */
interface EnvironmentFile {
  Parameters: Record<string, unknown>;
}

/**
 * The environment file for SAM: what is different from the deployed function (no KMS, and AppIntegrations is the emulator),
 * and over it what the user's own file says. SAM asks nobody who they are, so the console asks for no sign-in.
 *
 * @throws Error whose message is for the user
 */
export function samEnvironment(emulatorUrl: string, file?: string): EnvironmentFile {
  const own = file === undefined ? {} : readParameters(file);
  const page = pageConfig({ by: 'anyone' });
  const isKeyOwn = own['CURSOR_KEY_ID'] !== undefined && own['CURSOR_KEY_ID'] !== '';
  return {
    Parameters: {
      ...(!isKeyOwn && { CURSOR_KEY_ID: '', CURSOR_SECRET: randomBytes(32).toString('hex') }),
      AWS_ENDPOINT_URL_APPINTEGRATIONS: emulatorUrl,
      [consoleVariables.config]: JSON.stringify(page.config),
      [consoleVariables.connectTo]: page.connectTo,
      ...own,
    },
  };
}

/** SAM passes over what it does not know, and over what the template does not declare. */
function readParameters(file: string): Record<string, unknown> {
  const content = parse(file);
  const parameters = isObject(content) ? content['Parameters'] : undefined;
  const others = isObject(content) ? Object.keys(content).filter((name) => name !== 'Parameters') : [];
  if (!isObject(parameters) || others.length > 0) {
    const told = others.length > 0 ? `, without ${JSON.stringify(others[0])}` : '';
    throw new Error(`${file} must look like {"Parameters": {"PAGE_CACHE_SECONDS": "60"}}${told}.`);
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (!Object.hasOwn(settings, name)) throw new Error(`${file} sets ${name}, ${unknownSetting(name)}`);
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      throw new Error(`${file} sets ${name} to ${JSON.stringify(value)}, but a setting is a string.`);
    }
  }
  return parameters;
}

function unknownSetting(name: string): string {
  const names = Object.keys(settings);
  const meant = nearestName(name, names);
  const hint = meant === undefined ? `The settings are ${names.join(', ')}.` : `Did you mean ${meant}?`;
  return `which is no setting of the function. ${hint}`;
}

function parse(file: string): unknown {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`The file of --env-vars can't be read: ${(error as Error).message}.`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}.`, { cause: error });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
