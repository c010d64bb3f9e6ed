import { randomBytes } from 'node:crypto';

/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What Lambda would set. The emulator checks no signature, so any credentials will do. */
const LAMBDA_VARIABLES = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_SESSION_TOKEN: undefined,
};

/**
 * The function's environment on a laptop: the user's settings, the emulator as upstream, and a secret for cursors
 * that lives as long as the process. AWS credentials of the user's reach the function only when the user has chosen
 * another upstream.
 */
export function functionEnvironment(environment: Environment, emulatorUrl: string): Environment {
  const own = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
  const elsewhere = own['AWS_ENDPOINT_URL_APPINTEGRATIONS'] !== undefined;
  return {
    CURSOR_SECRET: randomBytes(32).toString('base64url'),
    AWS_ENDPOINT_URL_APPINTEGRATIONS: emulatorUrl,
    ...(elsewhere && LAMBDA_VARIABLES),
    ...own,
    ...(!elsewhere && LAMBDA_VARIABLES),
  };
}
