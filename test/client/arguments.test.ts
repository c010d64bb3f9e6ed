import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { readArguments } from '../../client/arguments.ts';
import { createClient, isCursorRefused } from '../../client/index.ts';
import type { Client, WalkOptions } from '../../client/index.ts';
import { drain } from './drain.ts';
import { startScriptedApi } from './scripted-api.ts';
import type { ScriptedApi } from './scripted-api.ts';

let api: ScriptedApi;
let client: Client;
let authorized = 0;

beforeEach(async () => {
  authorized = 0;
  api = await startScriptedApi(() => ({
    body: { DataIntegrationAssociations: [], DataIntegrations: [] },
  }));
  client = createClient({
    baseUrl: api.url,
    authorize: () => {
      authorized += 1;
    },
  });
});

afterEach(() => api.close());

/** As plain JavaScript may call. */
type Arguments = [identifier: string, options?: WalkOptions | null];

/** The three ways to ask; each gives the promise that carries a refusal. */
const ways: Record<string, (...given: Arguments) => Promise<unknown>> = {
  listAssociations: (...given) => client.listAssociations(...given),
  pages: (...given) => client.pages(...given).next(),
  associations: (...given) => client.associations(...given).next(),
};

const wrong: [string, unknown, unknown][] = [
  ['Identifier must be a string, but is undefined.', undefined, {}],
  ['Identifier must be a string, but is null.', null, {}],
  ['Identifier must be a string, but is 42.', 42, {}],
  ['Identifier must be a string, but is NaN.', Number.NaN, {}],
  ['Identifier must be a string, but is an array.', ['many'], {}],
  ['Identifier must be a string, but is an object.', { name: 'many' }, {}],
  ['Identifier must be a string, but is an object.', Object.create(null), {}],
  // oxlint-disable-next-line no-new-wrappers -- what an old library may hand over
  ['Identifier must be a string, but is an object.', new String('many'), {}],
  ['Identifier must be a string, but is a function.', () => 'many', {}],
  ['Identifier must be a string, but is Symbol(many).', Symbol('many'), {}],
  ['maxResults must be a whole number, but is a string.', 'many', { maxResults: '5' }],
  ['maxResults must be a whole number, but is NaN.', 'many', { maxResults: Number.NaN }],
  ['maxResults must be a whole number, but is 1.5.', 'many', { maxResults: 1.5 }],
  ['maxResults must be a whole number, but is Infinity.', 'many', { maxResults: Infinity }],
  ['maxResults must be a whole number, but is 1e+21.', 'many', { maxResults: 1e21 }],
  ['maxResults must be a whole number, but is true.', 'many', { maxResults: true }],
  ['nextToken must be a string, but is 0.', 'many', { nextToken: 0 }],
  ['nextToken must be a string, but is an object.', 'many', { nextToken: {} }],
  ['nextToken must be a string, but is false.', 'many', { nextToken: false }],
  ['signal must be an AbortSignal, but is an object.', 'many', { signal: new AbortController() }],
  ['signal must be an AbortSignal, but is an object.', 'many', { signal: {} }],
  ['signal must be an AbortSignal, but is an object.', 'many', { signal: { throwIfAborted() {} } }],
  ['signal must be an AbortSignal, but is an object.', 'many', { signal: new EventTarget() }],
  ['signal must be an AbortSignal, but is a string.', 'many', { signal: 'stop' }],
  ['maxPages must be a whole number from 1 to 1000000000, but is 0.', 'many', { maxPages: 0 }],
  ['maxPages must be a whole number from 1 to 1000000000, but is NaN.', 'many', { maxPages: Number.NaN }],
  ['maxPages must be a whole number from 1 to 1000000000, but is a string.', 'many', { maxPages: '3' }],
  ['options must be an object, but is a string.', 'many', '10'],
  ['options must be an object, but is 10.', 'many', 10],
  ['options must be an object, but is an array.', 'many', []],
  ['options must not hold "maxresults".', 'many', { maxresults: 5 }],
  ['options must not hold "NextToken".', 'many', { NextToken: 'a' }],
];

/** The same three for a list whose path has no parameter: the options come first. */
const waysWithoutIdentifier: Record<string, (options?: WalkOptions | null) => Promise<unknown>> = {
  listDataIntegrations: (options) => client.listDataIntegrations(options),
  dataIntegrationPages: (options) => client.dataIntegrationPages(options).next(),
  dataIntegrations: (options) => client.dataIntegrations(options).next(),
};

const rows = Object.keys(ways).flatMap((way) =>
  wrong.map(([message, identifier, options]) => ({ way, message, identifier, options })),
);

const rowsWithoutIdentifier = Object.keys(waysWithoutIdentifier).flatMap((way) =>
  wrong
    .filter(([, identifier]) => identifier === 'many')
    .concat([
      ['options must be an object, but is a string.', undefined, 'many'],
      ['options must not hold "Identifier".', undefined, { Identifier: 'many' }],
      ['options must not hold "name".', undefined, { name: 'many' }],
    ])
    .map(([message, , options]) => ({ way, message, options })),
);

test.each(rows)('$way: $message', async ({ way, message, identifier, options }) => {
  await expectRefusal(ways[way]?.(identifier as string, options as WalkOptions), message);
});

test.each(rowsWithoutIdentifier)('$way: $message', async ({ way, message, options }) => {
  await expectRefusal(waysWithoutIdentifier[way]?.(options as WalkOptions), message);
});

async function expectRefusal(answer: Promise<unknown> | undefined, message: string): Promise<void> {
  expect(answer).toBeInstanceOf(Promise);
  const failure: unknown = await answer?.catch((error: unknown) => error);
  expect(failure).toMatchObject({
    name: 'AssociationsError',
    code: 'InvalidRequestException',
    status: undefined,
    message,
  });
  expect(isCursorRefused(failure)).toBe(false);
  expect([api.requests.length, authorized]).toEqual([0, 0]);
}

test('a wrong identifier is an issue of the parameter, as in an answer of the route', async () => {
  await expect(client.listAssociations(42 as unknown as string)).rejects.toMatchObject({
    issues: [{ parameter: 'Identifier', message: 'must be a string, but is 42' }],
  });
});

test.each(Object.keys(ways))('%s: null is as good as absent', async (way) => {
  await ways[way]?.('many', { maxResults: null, nextToken: null, signal: null, maxPages: null });
  await ways[way]?.('many', null);
  await ways[way]?.('many', { maxResults: undefined, nextToken: undefined });
  expect(api.requests.map(({ url }) => url)).toEqual(Array(3).fill('/dataIntegrations/many/associations'));
});

test.each(Object.keys(waysWithoutIdentifier))('%s: null is as good as absent', async (way) => {
  await waysWithoutIdentifier[way]?.({ maxResults: null, nextToken: null, signal: null, maxPages: null });
  await waysWithoutIdentifier[way]?.(null);
  await waysWithoutIdentifier[way]?.();
  expect(api.requests.map(({ url }) => url)).toEqual(Array(3).fill('/dataIntegrations'));
});

test('a walk that is never begun is not refused, and asks for nothing', async () => {
  const walk = client.pages(42 as unknown as string);
  await walk.return();
  await expect(drain(walk)).resolves.toEqual([]);
  expect(api.requests).toHaveLength(0);
});

test('a signal of another window, or of a test environment, counts as one', async () => {
  const { signal } = new AbortController();
  const foreign = Object.setPrototypeOf(new EventTarget(), {
    addEventListener: () => {},
    removeEventListener: () => {},
    throwIfAborted: () => {
      throw new Error('changed my mind');
    },
  }) as AbortSignal;
  await client.listAssociations('many', { signal });
  await expect(client.listAssociations('many', { signal: foreign })).rejects.toThrow('changed my mind');
  expect(api.requests).toHaveLength(1);
});

test('a walk ends after 10,000 pages, unless it is told otherwise', () => {
  const [, { maxPages }] = readArguments('/dataIntegrations', []);
  expect(maxPages).toBe(10_000);
});
