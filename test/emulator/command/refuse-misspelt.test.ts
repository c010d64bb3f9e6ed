import { expect, test } from '@jest/globals';

import { refuseMisspelt } from '../../../emulator/command/refuse-misspelt.ts';
import { startVariables } from '../../../local/start-settings.ts';

const known = [...Object.keys(startVariables), 'AWS_ENDPOINT_URL'];
const refusing = (environment: Record<string, string>) => () => refuseMisspelt(environment, known);

test.each([
  ['PAGE_CACHE_SECOND', 'PAGE_CACHE_SECONDS'],
  ['PAGECACHE_SECONDS', 'PAGE_CACHE_SECONDS'],
  ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS'],
  ['allowed_origins', 'ALLOWED_ORIGINS'],
  ['ALOWED_ORIGINS', 'ALLOWED_ORIGINS'],
  ['ALLOWED_DATA_INTEGRATION', 'ALLOWED_DATA_INTEGRATIONS'],
  ['ALLOWED_HEADER', 'ALLOWED_HEADERS'],
  ['EMULATOR_PROT', 'EMULATOR_PORT'],
  ['EMULATOR_HOST', '--host'],
  ['EMULATORPORT', 'EMULATOR_PORT'],
  ['PROT', 'PORT'],
  ['port', 'PORT'],
  ['CURSOR_SECRETE', 'CURSOR_SECRET'],
  ['CURSOR_KEYID', 'CURSOR_KEY_ID'],
  ['UPSTREAM_TIMEOUT', 'UPSTREAM_TIMEOUT_MS'],
  ['AWS_ENDPOINT_URL_APP_INTEGRATIONS', 'AWS_ENDPOINT_URL_APPINTEGRATIONS'],
  ['AWS_ENDPOINT_URL_APPINTEGRATION', 'AWS_ENDPOINT_URL_APPINTEGRATIONS'],
  ['aws_endpoint_url_appintegrations', 'AWS_ENDPOINT_URL_APPINTEGRATIONS'],
  ['AWS_ENDPIONT_URL_APPINTEGRATIONS', 'AWS_ENDPOINT_URL_APPINTEGRATIONS'],
  ['AWS_ENDPOINT_URL_KSM', 'AWS_ENDPOINT_URL_KMS'],
  ['AWS_ENPOINT_URL_KMS', 'AWS_ENDPOINT_URL_KMS'],
  ['AWS_ENDPOINT_URLS', 'AWS_ENDPOINT_URL'],
  ['AWS_ENDPIONT_URL', 'AWS_ENDPOINT_URL'],
  ['AWS_EDNPOINT_URL', 'AWS_ENDPOINT_URL'],
  ['aws_endpoint_url', 'AWS_ENDPOINT_URL'],
  ['AWS_ENDPOINTURL', 'AWS_ENDPOINT_URL'],
  ['AWS_ENDPOINT_URI', 'AWS_ENDPOINT_URL'],
  ['AWS_ENDPOINT', 'AWS_ENDPOINT_URL'],
  ['PAGE_CACHE', 'PAGE_CACHE_SECONDS'],
  ['PAGE_CACHE_SECS', 'PAGE_CACHE_SECONDS'],
  ['PAGE_CACHE_TTL_SECONDS', 'PAGE_CACHE_SECONDS'],
  ['page-cache', 'PAGE_CACHE_SECONDS'],
  ['CURSOR_TTL', 'CURSOR_TTL_SECONDS'],
  ['CURSOR_TTL_MS', 'CURSOR_TTL_SECONDS'],
  ['UPSTREAM_TIMEOUT_SECONDS', 'UPSTREAM_TIMEOUT_MS'],
  ['CURSOR_KEY_ARN', 'CURSOR_KEY_ID'],
  ['ALLOWED_DATA_INTEGRATION_NAMES', 'ALLOWED_DATA_INTEGRATIONS'],
])('%s is refused: %s was meant', (name, meant) => {
  expect(refusing({ [name]: '5' })).toThrow(
    new Error(
      `The variable ${name} counts for nothing: ${meant} is probably meant. Rename it, or remove it.`,
    ),
  );
  expect(refusing({ [name]: ' ' })).not.toThrow();
});

const others = `HOST HOME PATH PWD SHELL PORT0 PORT_8080 PORTAL REPORT EXPORT SSH_TTY TERM CURSOR_TRACE_ID CURSOR_AGENT
  FIRESTORE_EMULATOR_HOST ALLOWED_HOSTS CACHE_SECONDS AWS_REGION AWS_DEFAULT_REGION AWS_PROFILE AWS_ENDPOINT_URL`;
const services = `APPCONFIG APPFLOW APPMESH APPSYNC EC2 ECS EFS EKS EMR FMS KMS LEX MQ RAM RDS S3 SES SFN SNS SQS SSM STS
  SWF WAF`;
const names = [
  ...others.split(/\s+/),
  ...services.split(/\s+/).map((service) => `AWS_ENDPOINT_URL_${service}`),
  ...known,
];

test('variables of others are left alone, and so is this process’s own environment', () => {
  expect(refusing(Object.fromEntries(names.map((name) => [name, 'x'])))).not.toThrow();
  expect(() => refuseMisspelt(process.env, known)).not.toThrow();
});

test('each misspelt variable is named', () => {
  expect(refusing({ ALLOWED_ORIGIN: 'a', EMULATOR_PROT: '1' })).toThrow(/ALLOWED_ORIGINS .*EMULATOR_PORT /);
});
