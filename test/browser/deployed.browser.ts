import { afterEach, describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Page } from 'playwright-core';

import { errors } from '../../contract/errors.ts';
import type { Handler } from '../../lambda/create-handler.ts';
import { canaries } from '../canaries.ts';
import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { startConsole } from './start-console.ts';
import type { RunningConsole } from './start-console.ts';
import { startStaticHost } from './static-host.ts';
import type { StaticHost } from './static-host.ts';

const { open } = useChromium();
const servers: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** The console on one host and the API on another one, as deployed. `{API}` in files is the API's address. */
async function deploy(
  files: Readonly<Record<string, string>>,
  guard?: (handler: Handler) => Handler,
): Promise<{ host: StaticHost; api: RunningConsole }> {
  const contents: Record<string, string> = {};
  const host = await startStaticHost(contents);
  servers.push(host);
  const api = await startConsole({ allowedOrigins: [host.origin], ...(guard && { guard }) });
  servers.push(api);
  for (const [name, text] of Object.entries(files)) contents[name] = text.replaceAll('{API}', api.url);
  return { host, api };
}

/** Lets callers in who show the token, as an authorizer of API Gateway does. */
const onlyWith =
  (header: string, value: string) =>
  (handler: Handler): Handler =>
  async (event, context) => {
    if (event.headers[header] === value) return handler(event, context);
    const origin = event.headers['Origin'] ?? event.headers['origin'] ?? '';
    const refusal: APIGatewayProxyResult = {
      statusCode: 401,
      headers: {
        'Access-Control-Allow-Origin': origin,
        'Cache-Control': 'no-store',
        'Content-Type': 'application/json',
        'x-amzn-ErrorType': 'UnauthorizedException',
      },
      body: JSON.stringify({
        message: 'Sign in.',
        code: 'UnauthorizedException',
        requestId: event.requestContext.requestId,
      }),
    };
    return refusal;
  };

const signIn = async (page: Page, token: string) => {
  await page.getByLabel('Bearer token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

describe('the console on a host of its own', () => {
  test('asks the API that config.json names, and offers what it lists', async () => {
    const config = {
      apiUrl: '{API}',
      integrations: ['empty', { identifier: 'complete', name: 'All of it' }],
    };
    const { host } = await deploy({ 'config.json': JSON.stringify(config) });
    const page = await open(host.url);
    await page.getByRole('link', { name: 'All of it' }).click();
    await page.getByRole('cell', { name: 'customer-profiles' }).waitFor();
    expect(page.url()).toBe(`${host.url}?identifier=complete`);
    await page.goto(`${host.url}?identifier=missing`);
    await page.getByRole('alert').getByText(errors.ResourceNotFoundException.status.toString()).waitFor();
  });

  test('asks for a token when told to, keeps it in memory, and asks again when it has expired', async () => {
    const config = { apiUrl: '{API}', signIn: 'token', signInNote: 'Ask the platform team for one.' };
    const { host } = await deploy(
      { 'config.json': JSON.stringify(config) },
      onlyWith('Authorization', `Bearer ${canaries.accessToken}`),
    );
    const page = await open(`${host.url}?identifier=complete`);
    await page.getByText('Ask the platform team for one.').waitFor();
    await expectAccessible(page);
    await signIn(page, 'expired-token');
    await page.getByLabel('Bearer token').waitFor();
    await signIn(page, ` Bearer ${canaries.accessToken} `);
    await page.getByRole('cell', { name: 'customer-profiles' }).waitFor();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Bearer token').waitFor();
    expect(await page.getByRole('cell').count()).toBe(0);
  });

  test('lets a module of its host authorize every request', async () => {
    const authorize = `export function authorize(request) { request.headers.set('X-Amz-Security-Token', 'signed'); }`;
    const config = { apiUrl: '{API}', authorize: './authorize.js' };
    const { host } = await deploy(
      { 'config.json': JSON.stringify(config), 'authorize.js': authorize },
      onlyWith('X-Amz-Security-Token', 'signed'),
    );
    const page = await open(`${host.url}?identifier=complete`);
    await page.getByRole('cell', { name: 'customer-profiles' }).waitFor();
  });

  test.each([
    ['another web host', '', 'Something else answered in place of the API', 'Check apiUrl in config.json'],
    [
      'a port where nobody listens',
      'http://localhost:1',
      'The API cannot be reached',
      'in config.json may be wrong',
    ],
  ])('says so when apiUrl leads to %s', async (_, apiUrl, title, advice) => {
    const { host } = await deploy({ 'config.json': JSON.stringify({ apiUrl }) });
    const page = await open(`${host.url}?identifier=complete`);
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('alert').getByText(advice).waitFor();
  });

  test.each<[string, Record<string, string | undefined>, string]>([
    ['none', { 'config.json': undefined }, 'config.json beside this page answers with status 404.'],
    ['no JSON', { 'config.json': '{' }, 'config.json beside this page is not valid JSON.'],
    ['a wrong member', { 'config.json': '{"apiUrl": 3}' }, '"apiUrl" in config.json must be text, but is 3.'],
    ['no URL', { 'config.json': '{"apiUrl": "ftp://x"}' }, 'baseUrl must be an http or https URL'],
    [
      'a module that is not there',
      { 'config.json': '{"authorize": "./none.js"}' },
      'The module "./none.js" that config.json names',
    ],
    [
      'a module without the function',
      { 'config.json': '{"authorize": "./empty.js"}', 'empty.js': '' },
      'The module "./empty.js" must export a function authorize.',
    ],
  ])('says what is wrong with its config.json: %s', async (_, files, sentence) => {
    const host = await startStaticHost(files);
    servers.push(host);
    const page = await open(host.url);
    await page.getByRole('heading', { name: 'This console is not set up yet' }).waitFor();
    await page.getByText(sentence).waitFor();
  });
});
