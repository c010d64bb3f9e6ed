import { afterEach, expect, test } from '@jest/globals';

import { createClient } from '../../client/index.ts';
import type { ClientOptions } from '../../client/index.ts';
import { canaries } from '../canaries.ts';

const baseUrl = 'https://api.example.com';
const globalFetch = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = globalFetch;
});

/** How a call ends, and how many attempts it took. */
async function attempt(
  throws: () => unknown,
  options: Partial<ClientOptions> = {},
): Promise<{ failure: unknown; attempts: number }> {
  let attempts = 0;
  const fetch = (): never => {
    attempts += 1;
    throw throws();
  };
  if (!('fetch' in options)) globalThis.fetch = fetch;
  const client = createClient({ baseUrl, retryDelayMs: 1, ...options, ...(options.fetch && { fetch }) });
  const failure = await client.listAssociations('orders').catch((error: unknown) => error);
  return { failure, attempts };
}

const own = { fetch: (): Promise<Response> => Promise.reject(new Error('replaced')) };

test.each([
  ['Chrome', new TypeError('Failed to fetch'), 'Failed to fetch'],
  [
    'Firefox',
    new TypeError('NetworkError when attempting to fetch resource.'),
    'NetworkError when attempting to fetch resource.',
  ],
  ['Safari', new TypeError('Load failed'), 'Load failed'],
  [
    'Node',
    new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND api') }),
    'getaddrinfo ENOTFOUND api',
  ],
  [
    'Node, with an empty reason',
    new TypeError('fetch failed', { cause: new AggregateError([]) }),
    'fetch failed',
  ],
])(
  'no answer in %s: says what fetch said, tries again, and then guesses why',
  async (_where, cause, said) => {
    const { failure, attempts } = await attempt(() => cause);
    expect(failure).toMatchObject({
      name: 'AssociationsError',
      code: 'NetworkError',
      message: `No answer (${said}): offline, the address is wrong, or the API does not allow this origin (CORS).`,
      cause,
    });
    expect(attempts).toBe(3);
  },
);

test('no answer by a fetch of the caller’s: what it said, and no guess', async () => {
  const cause = new TypeError('Only absolute URLs are supported');
  const { failure, attempts } = await attempt(() => cause, own);
  expect(failure).toMatchObject({
    code: 'NetworkError',
    message: 'No answer (Only absolute URLs are supported).',
    cause,
  });
  expect(attempts).toBe(3);
});

test.each([
  ['an error of its own', new Error('The tunnel is closed.')],
  ['a mistake in it', new ReferenceError('sesion is not defined')],
  ['no error at all', 'closed'],
  ['nothing', undefined],
  ['null', null],
])(
  'what a fetch of the caller’s throws, %s, reaches the caller as it is, and is not tried again',
  async (_what, cause) => {
    await expect(attempt(() => cause, own)).resolves.toEqual({ failure: cause, attempts: 1 });
  },
);

test.each([
  ['nothing', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a body', { DataIntegrationAssociations: [] }, 'an object'],
  ['what axios gives', { status: 200, headers: {}, data: {} }, 'an object'],
  ['a response without a status', { headers: new Headers(), text: async () => '' }, 'an object'],
  ['a response without a text', { headers: new Headers(), status: 200 }, 'an object'],
  ['a text', '{"DataIntegrationAssociations":[]}', 'a string'],
])('a fetch that gives %s', async (_what, response, kind) => {
  let asked = 0;
  const fetch = (): Promise<Response> => {
    asked += 1;
    return Promise.resolve(response as unknown as Response);
  };
  await expect(createClient({ baseUrl, fetch }).listAssociations('orders')).rejects.toMatchObject({
    code: 'InvalidRequestException',
    message: `The result of fetch must be a Response, but is ${kind}.`,
  });
  expect(asked).toBe(1);
});

test.each([
  ['the token alone', canaries.accessToken, 'a string'],
  ['headers', { Authorization: canaries.accessToken }, 'an object'],
  [
    'what an SDK signer gives',
    { url: baseUrl, headers: { Authorization: canaries.accessToken } },
    'an object',
  ],
  ['a response', new Response('{}'), 'an object'],
  ['what looks like a request', { url: baseUrl, method: 'GET', headers: new Headers() }, 'an object'],
  ['true', true, 'true'],
])('an authorize that gives %s: nothing is sent', async (_what, result, kind) => {
  const { failure, attempts } = await attempt(() => new Error('sent'), {
    authorize: () => result as unknown as Request,
  });
  expect(failure).toMatchObject({
    code: 'InvalidRequestException',
    message: `The result of authorize must be a Request, but is ${kind}.`,
  });
  expect(attempts).toBe(0);
});

test('a header value that cannot be sent is what authorize threw, not a lost connection', async () => {
  const { failure, attempts } = await attempt(() => new Error('sent'), {
    authorize: (request) => request.headers.set('Authorization', `Bearer ${canaries.accessToken}\nbreak`),
  });
  expect(failure).toMatchObject({
    name: 'TypeError',
    message: expect.stringContaining('invalid header value'),
  });
  expect(attempts).toBe(0);
});

test('null from authorize is as good as nothing', async () => {
  const client = createClient({
    baseUrl,
    authorize: () => null as unknown as undefined,
    fetch: () => Promise.resolve(Response.json({ DataIntegrationAssociations: [] })),
  });
  await expect(client.listAssociations('orders')).resolves.toEqual({ DataIntegrationAssociations: [] });
});

test('where there is no fetch, that is said, and nothing of being offline', async () => {
  Reflect.deleteProperty(globalThis, 'fetch');
  await expect(createClient({ baseUrl }).listAssociations('orders')).rejects.toMatchObject({
    code: 'InvalidRequestException',
    message: 'fetch is missing.',
  });
});
