import { expect, test } from '@jest/globals';
import { AwsV4Signer } from 'aws4fetch';

import { readSettings } from '../../lambda/settings.ts';
import { scopeAuthorizer } from '../../local/sign-in/authorizer.ts';
import { canaries, macOfKms, secretPlaces } from '../canaries.ts';
import type { SecretPlace } from '../canaries.ts';
import { testEnvironment } from '../lambda/environment.ts';
import { eventOf, invoke } from '../lambda/invoke.ts';
import { startHandler } from '../lambda/start-handler.ts';
import { json, startUpstream } from '../lambda/upstream-server.ts';
import { localRequest } from '../local/local-request.ts';
import { useApi } from '../web/sign-in/provider/use-api.ts';
import { askedFor, useProvider, wentAway } from '../web/sign-in/provider/use-provider.ts';

const signing = useProvider();
const api = useApi();
const HOUR = 3_600_000;

/** Asks for two pages, and tells what AWS got, and what a function with other keys makes of the cursor. */
async function walk(environment = {}, other = {}, keys: unknown[] = []) {
  const page = json(200, { NextToken: canaries.upstreamToken });
  const aws = await startUpstream((response, request) => {
    const isKms = request.headers['x-amz-target'] !== undefined;
    (isKms ? json(200, keys.shift()) : page)(response, request);
  });
  const kms = { AWS_ENDPOINT_URL_KMS: aws.url };
  const { handler } = startHandler(aws.url, { ...kms, ...environment });
  const { json: first } = await invoke(handler);
  const query = { nextToken: first.NextToken };
  const next = await invoke(handler, { query });
  const { handler: stranger } = startHandler(aws.url, { ...kms, ...environment, ...other });
  const elsewhere = await invoke(stranger, { query });
  const requests = aws.requests.filter(({ url }) => url !== '/');
  return { aws, requests, statuses: [next.statusCode, elsewhere.statusCode] };
}

const fromKms = { CURSOR_SECRET: '', CURSOR_KEY_ID: 'test-key' };

/** Someone signs in, uses the API until the token is renewed, and signs out. */
async function signInAndOut() {
  const more = { refresh_token: canaries.refreshToken };
  const [page, session] = await signing.signedIn(undefined, more);
  page.clock += HOUR;
  signing.provider.gives.push(signing.tokensFor(page, { nonce: undefined }, more));
  await api.ask(session);
  session.signOut?.();
  await wentAway(page);
  return { asked: signing.provider.asked, left: askedFor(page) };
}

const nothing: Awaited<ReturnType<typeof startUpstream>>['requests'][number] = {
  method: '',
  url: '',
  headers: {},
  body: '',
};

const isCanary = async (token: string) => token === canaries.accessToken;

/** Each place, and what shows that its canary is what the product works with: a test that nobody gives a secret to proves nothing. */
const uses: Readonly<Record<SecretPlace, () => Promise<boolean>>> = {
  async secretAccessKey() {
    const { aws, requests } = await walk();
    const [{ url, headers } = nothing] = requests;
    const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
    const signed = await new AwsV4Signer({
      url: `${aws.url}${url}`,
      headers: Object.fromEntries(names.map((name) => [name, String(headers[name])])),
      allHeaders: true,
      datetime: String(headers['x-amz-date']),
      accessKeyId: String(testEnvironment['AWS_ACCESS_KEY_ID']),
      secretAccessKey: canaries.secretAccessKey,
      region: 'eu-west-2',
      service: 'app-integrations',
    }).sign();
    return signed.headers.get('authorization') === headers.authorization;
  },
  sessionToken: async () =>
    (await walk()).requests.every(({ headers }) => headers['x-amz-security-token'] === canaries.sessionToken),
  async cursorSecret() {
    const { statuses } = await walk({}, { CURSOR_SECRET: `another ${canaries.cursorSecret}` });
    return statuses.join() === '200,400';
  },
  async mac() {
    const other = Buffer.alloc(32, 1).toString('base64');
    const { statuses } = await walk(fromKms, {}, [{ Mac: macOfKms }, { Mac: other }]);
    return statuses.join() === '200,400';
  },
  upstreamToken: async () => String((await walk()).requests[1]?.url).includes(canaries.upstreamToken),
  async accessToken() {
    const headers: [string, string][] = [['authorization', `Bearer ${canaries.accessToken}`]];
    const isAdmitted = await scopeAuthorizer({ admits: isCanary }, 'scope')(localRequest({ headers }));
    return (
      isAdmitted &&
      (await signInAndOut()).asked.length > 1 &&
      api.shown.every((each) => each === `Bearer ${canaries.accessToken}`)
    );
  },
  refreshToken: async () =>
    (await signInAndOut()).asked.some(({ refresh_token }) => refresh_token === canaries.refreshToken),
  idToken: async () => {
    const [, claims = ''] = String((await signInAndOut()).left['id_token_hint']).split('.');
    return Buffer.from(claims, 'base64url').toString().includes(canaries.idToken);
  },
  authorizationCode: async () =>
    (await signInAndOut()).asked.some(({ code }) => code === canaries.authorizationCode),
  cookie: async () => JSON.stringify(eventOf({}).headers).includes(canaries.cookie),
  signature: async () => JSON.stringify(eventOf({}).headers).includes(canaries.signature),
  async password() {
    const url = `https://somebody:${canaries.password}@kms.example`;
    expect(() => readSettings({ ...testEnvironment, AWS_ENDPOINT_URL_KMS: url })).toThrow(
      'AWS_ENDPOINT_URL_KMS',
    );
    return true;
  },
};

test.each(secretPlaces)('the canary in the place of %s is what is used there', async (place) => {
  expect(await uses[place]()).toBe(true);
});
