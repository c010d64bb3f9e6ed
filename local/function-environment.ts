import { randomBytes } from 'node:crypto';

/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The SDK's own variables, the service's before that of all services. */
const UPSTREAM_VARIABLES = ['AWS_ENDPOINT_URL_APPINTEGRATIONS', 'AWS_ENDPOINT_URL'];

const IGNORE_ENDPOINTS = 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS';

/** What a server asks for that checks no signature: any will do. */
const MADE_UP_CREDENTIALS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

const KMS_VARIABLES = ['AWS_ENDPOINT_URL_KMS', 'AWS_ENDPOINT_URL'];

/** Source: AWS General Reference, service endpoints, those of VPC endpoints and dual stack included. */
const AWS_HOST = /\.(?:amazonaws\.(?:com|com\.cn|eu)|api\.aws|api\.amazonwebservices\.com\.cn)\.?$/;

const REGIONS = ['AWS_REGION', 'AWS_DEFAULT_REGION'];
const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
const CREDENTIALS = [...KEYS, 'AWS_SESSION_TOKEN'];

/** What the user has set: blank is absent, and so are endpoints that the AWS SDK's variable for that says to ignore. */
export function withoutBlanks(environment: Environment): Environment {
  const ignored = environment[IGNORE_ENDPOINTS]?.trim().toLowerCase() === 'true';
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name, value]) => value?.trim() && !(ignored && /^AWS_(ENDPOINT_URL|IGNORE_CONFIGURED)/.test(name)),
    ),
  );
}

/** Whether AppIntegrations is the emulator: the user has named no other upstream. */
export function isEmulated(environment: Environment): boolean {
  const own = withoutBlanks(environment);
  return UPSTREAM_VARIABLES.every((name) => own[name] === undefined);
}

/** Whether the function needs credentials of the user's: for another upstream, or for the key of cursors in AWS KMS. */
export function needsCredentials(environment: Environment): boolean {
  return !isEmulated(environment) || asksKms(withoutBlanks(environment));
}

/**
 * The function's environment on a laptop: what the user has set, and what Lambda or the stack would set where the user
 * has not. Credentials of the user's reach the function only when it needs them.
 *
 * @param emulatorUrl Absent when the user has named another upstream.
 * @throws Error whose message is for the user, when AWS itself is asked and the account is not known.
 */
export function functionEnvironment(environment: Environment, emulatorUrl: string | undefined): Environment {
  const own = withoutBlanks(environment);
  const needed = needsCredentials(own);
  if (reachesAws(own)) refuseWithoutAccount(own);
  return {
    ...(own['CURSOR_KEY_ID'] === undefined && { CURSOR_SECRET: randomBytes(32).toString('base64url') }),
    ...(!reachesAws(own) && { AWS_REGION: 'us-east-1' }),
    ...(own['AWS_DEFAULT_REGION'] !== undefined && { AWS_REGION: own['AWS_DEFAULT_REGION'] }),
    ...own,
    ...(emulatorUrl !== undefined && isEmulated(own) && { AWS_ENDPOINT_URL_APPINTEGRATIONS: emulatorUrl }),
    ...((!needed || (!reachesAws(own) && CREDENTIALS.every((name) => own[name] === undefined))) && {
      ...MADE_UP_CREDENTIALS,
      AWS_SESSION_TOKEN: undefined,
    }),
  };
}

/** The secret would win. */
function asksKms(own: Environment): boolean {
  return own['CURSOR_KEY_ID'] !== undefined && own['CURSOR_SECRET'] === undefined;
}

/** Whether keys of cursors come from AWS KMS at the address of its own: no variable names another. */
export function asksAwsForKeys(own: Environment): boolean {
  return asksKms(own) && KMS_VARIABLES.every((name) => own[name] === undefined);
}

/** Whether something is asked of AWS itself: nothing made up is of use there. */
function reachesAws(own: Environment): boolean {
  const asked = [...(isEmulated(own) ? [] : [UPSTREAM_VARIABLES]), ...(asksKms(own) ? [KMS_VARIABLES] : [])];
  return asksAwsForKeys(own) || asked.some((names) => isOfAws(names.map((name) => own[name]).find(Boolean)));
}

function isOfAws(url = ''): boolean {
  const host = URL.parse(url.trim())?.hostname ?? '';
  return AWS_HOST.test(host);
}

/** @throws Error whose message is for the user. */
function refuseWithoutAccount(own: Environment): void {
  const isSet = (name: string) => own[name] !== undefined;
  const missing = [
    ...(KEYS.every(isSet) ? [] : ['credentials']),
    ...(REGIONS.some(isSet) ? [] : ['a Region']),
  ];
  if (missing.length === 0) return;
  throw new Error(
    `AWS itself is to be asked, for which ${missing.join(' and ')} must be given: set AWS_PROFILE (to default for your usual profile), ` +
      'or the variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION.',
  );
}
