import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { nearestName } from '../contract/nearest-name.ts';
import { settings } from '../contract/settings.ts';

/** A file for SAM's `--env-vars`: variables of all functions under `Parameters`, those of one under its name. */
type EnvironmentFile = Record<string, Record<string, unknown>>;

/**
 * The environment file for SAM: what is different from the deployed function (no KMS, and AppIntegrations is the emulator),
 * and over it what the user's own file says.
 *
 * @throws Error whose message is for the user
 */
export function samEnvironment(emulatorUrl: string, file?: string): EnvironmentFile {
  const own = file === undefined ? {} : readEnvironmentFile(file);
  const ownKey = Object.values(own).some(
    ({ CURSOR_KEY_ID }) => CURSOR_KEY_ID !== undefined && CURSOR_KEY_ID !== '',
  );
  const parameters = {
    ...(!ownKey && { CURSOR_KEY_ID: '', CURSOR_SECRET: randomBytes(32).toString('hex') }),
    AWS_ENDPOINT_URL_APPINTEGRATIONS: emulatorUrl,
  };
  return { ...own, Parameters: { ...parameters, ...own['Parameters'] } };
}

function readEnvironmentFile(file: string): EnvironmentFile {
  const content = parse(file);
  if (!isObject(content) || !Object.values(content).every(isObject)) {
    throw new Error(`${file} must look like {"Parameters": {"PAGE_CACHE_SECONDS": "60"}}.`);
  }
  const sections = content as EnvironmentFile;
  // SAM ignores what the template does not declare.
  const unknown = Object.values(sections)
    .flatMap((section) => Object.keys(section))
    .find((name) => !Object.hasOwn(settings, name));
  if (unknown !== undefined) {
    const meant = nearestName(unknown, Object.keys(settings));
    throw new Error(
      `${file} sets ${unknown}, which is no setting of the function. ` +
        (meant === undefined
          ? `The settings are ${Object.keys(settings).join(', ')}.`
          : `Did you mean ${meant}?`),
    );
  }
  return sections;
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
