import { expect, test } from '@jest/globals';
import { AwsV4Signer } from 'aws4fetch';

import { canaries } from '../canaries.ts';
import { testEnvironment } from './environment.ts';
import { invoke } from './invoke.ts';
import { startHandler } from './start-handler.ts';
import { awsError, json, startUpstream, startUpstreamOn } from './upstream-server.ts';

const environment = testEnvironment;

type Received = Awaited<ReturnType<typeof startUpstream>>['requests'][number];

/** The signature that an implementation of somebody else's makes of what arrived. */
async function expectedAuthorization(origin: string, { url, headers }: Received): Promise<string | null> {
  const signedNames = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const signer = new AwsV4Signer({
    method: 'GET',
    url: `${origin}${url}`,
    headers: Object.fromEntries(signedNames.map((name) => [name, String(headers[name])])),
    allHeaders: true,
    datetime: String(headers['x-amz-date']),
    accessKeyId: 'test-access-key-id',
    secretAccessKey: canaries.secretAccessKey,
    region: 'eu-west-2',
    service: 'app-integrations',
  });
  return (await signer.sign()).headers.get('authorization');
}

test('AWS gets a good signature of each request, concurrent ones and odd identifiers included', async () => {
  const upstream = await startUpstream(json(200, { NextToken: `${canaries.upstreamToken}+b/c= &é` }));
  const { handler } = startHandler(upstream.url, environment);
  const identifiers = [
    'orders',
    'a name',
    'größe/100%',
    "!'()*~-._",
    '😀',
    'arn:aws:app-integrations:eu-west-2:111122223333:data-integration/0b3a',
  ];
  const pages = await Promise.all(identifiers.map((identifier) => invoke(handler, { identifier })));
  await Promise.all(
    identifiers.map((identifier, index) => {
      const query = { nextToken: String(pages[index]?.json.NextToken), maxResults: '7' };
      return invoke(handler, { identifier, query });
    }),
  );

  expect(upstream.requests).toHaveLength(2 * identifiers.length);
  for (const request of upstream.requests) {
    expect(request.headers['x-amz-security-token']).toBe(canaries.sessionToken);
    expect(request.headers.authorization).toContain('x-amz-security-token');
    expect(request.headers.authorization).toBe(await expectedAuthorization(upstream.url, request));
  }
  const firstPages = upstream.requests.slice(0, identifiers.length).map(({ url }) => url);
  expect(new Set(firstPages)).toEqual(
    new Set(identifiers.map((each) => `/dataIntegrations/${awsEncoded(each)}/associations`)),
  );
});

test.each([
  ['127.0.0.1', '', ''],
  ['127.0.0.1', '/path/', '/path'],
  ['::1', '', ''],
  ['::1', '/path', '/path'],
] as const)('and so does a server at %s%s', async (host, path, kept) => {
  const upstream = await startUpstreamOn(host, json(200, {}));
  const { handler } = startHandler('', { ...environment, AWS_ENDPOINT_URL: upstream.url + path });
  expect(await invoke(handler)).toMatchObject({ statusCode: 200 });
  const [request] = upstream.requests;
  expect(request?.url).toBe(`${kept}/dataIntegrations/orders/associations`);
  expect(`http://${request?.headers.host}`).toBe(upstream.url);
  expect(request?.headers.authorization).toBe(
    request && (await expectedAuthorization(upstream.url, request)),
  );
});

test('a clock that is hours off costs one request: the next is signed with the time AWS told', async () => {
  const hours = 3 * 3600 * 1000;
  const refusal = awsError(403, 'InvalidSignatureException', 'Signature expired', {
    date: new Date(Date.now() + hours).toUTCString(),
  });
  const upstream = await startUpstream(refusal, json(200, {}));
  const { handler } = startHandler(upstream.url, environment);
  const statuses = [(await invoke(handler)).statusCode, (await invoke(handler)).statusCode];
  expect(statuses).toEqual([403, 200]);
  const [first = 0, second = 0] = upstream.requests.map(({ headers }) => signedAt(headers['x-amz-date']));
  expect(Math.abs(second - first - hours)).toBeLessThan(60_000);
});

/** Epoch milliseconds of SigV4's time, such as 20260131T235959Z. */
function signedAt(date: unknown): number {
  const [, day, time] = /^(\d{8})T(\d{6})Z$/.exec(String(date)) ?? [];
  return Date.parse(`${day?.replace(/(....)(..)/, '$1-$2-')}T${time?.replace(/(..)(..)/, '$1:$2:')}Z`);
}

test('what AWS gets is the same at the hundredth call as at the first', async () => {
  const upstream = await startUpstream(json(200, {}));
  const { handler } = startHandler(upstream.url, environment);
  for (let call = 0; call < 100; call += 1) await invoke(handler);
  const [first, last] = [upstream.requests[0], upstream.requests[99]].map((request) => {
    const { authorization, 'x-amz-date': date, ...headers } = request?.headers ?? {};
    expect([typeof authorization, typeof date]).toEqual(['string', 'string']);
    return headers;
  });
  expect(last).toEqual(first);
});

/** As SigV4 wants a path: everything but RFC 3986's unreserved characters. */
function awsEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
