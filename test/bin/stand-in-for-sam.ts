import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { samRoutes } from './read-sam-template.ts';
import { samEvent } from './sam-event.ts';

/**
 * Stands in for the SAM CLI, which not every machine has: `local start-api` that finds the route in the
 * template, runs its code in this process instead of a container, hands it one request (TEST_URL) as SAM would, prints
 * what it did as JSON, and leaves.
 */
const { values, positionals } = parseArgs({
  options: {
    version: { type: 'boolean' },
    template: { type: 'string', default: '' },
    'env-vars': { type: 'string', default: '' },
    'add-host': { type: 'string' },
    port: { type: 'string' },
  },
  allowPositionals: true,
});

/** SAM takes an answer with other members for broken. Source: local_apigw_service.py. */
const ANSWER = new Set([
  'statusCode',
  'body',
  'headers',
  'multiValueHeaders',
  'isBase64Encoded',
  'cookies',
  'base64Encoded',
]);

if (!values.version) {
  const overrides: Record<string, string> = json(values['env-vars']).Parameters;
  const routes = samRoutes(json(values.template).Resources, overrides, process.env);
  const url = new URL(process.env['TEST_URL'] ?? '');
  const route = routes.find(({ method, path }) => method === 'GET' && samEvent(path, url));
  if (route === undefined) throw new Error('The template has no route that SAM would find.');
  const event = samEvent(route.path, url);

  Object.assign(process.env, route.environment, {
    AWS_SAM_LOCAL: 'true',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'defaultkey',
    AWS_SECRET_ACCESS_KEY: 'defaultsecret',
    // In a container this name is the machine's; here the machine is this one.
    AWS_ENDPOINT_URL_APPINTEGRATIONS: route.environment['AWS_ENDPOINT_URL_APPINTEGRATIONS']?.replace(
      'host.docker.internal',
      '127.0.0.1',
    ),
  });
  const [file, name = ''] = route.handler.split('.');
  const code = join(dirname(values.template), route.codeFolder, `${file}.mjs`);
  const module = await import(pathToFileURL(code).href);
  const answer = await module[name](event, {
    awsRequestId: 'an-invocation',
    getRemainingTimeInMillis: () => 29_000,
  });
  const strange = Object.keys(answer).filter((member) => !ANSWER.has(member));
  if (strange.length > 0) throw new Error(`SAM refuses an answer with ${strange.join(', ')}.`);
  process.stdout.write(
    `STAND-IN ${JSON.stringify({ positionals, values, routes: routes.length, route, answer })}\n`,
  );
  process.exit(0);
}

function json(file: string) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
