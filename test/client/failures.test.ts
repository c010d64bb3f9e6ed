import { setImmediate as nextTurn } from 'node:timers/promises';

import { afterEach, describe, expect, jest, test } from '@jest/globals';

import { createClient } from '../../client/index.ts';
import { stopClock } from '../stopped-clock.ts';
import { drain } from './drain.ts';
import { startScriptedApi } from './scripted-api.ts';
import type { ScriptedApi } from './scripted-api.ts';

let api: ScriptedApi | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

/** Resolves when the API has been asked. */
async function asked(api: ScriptedApi): Promise<void> {
  while (api.requests.length === 0) await nextTurn();
}

/** As long as the client waits. */
function passTime(): void {
  jest.advanceTimersByTime(50);
}

/** Lets what has come be read. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
}

/** Never settles, and looks at no signal. */
const never = (): Promise<never> => new Promise(() => {});

test('a refused connection and an answer cut short are network errors, tried again', async () => {
  api = await startScriptedApi((_request, count, response) => {
    if (count === 1) response.destroy();
    if (count === 2)
      response.writeHead(200, { 'Content-Length': '100' }).write('{"Data', () => response.destroy());
    return count === 3 ? {} : undefined;
  });
  const client = createClient({ baseUrl: api.url, retryDelayMs: 1 });
  await expect(client.listAssociations('orders')).resolves.toEqual({ DataIntegrationAssociations: [] });

  await api.close();
  await expect(client.listAssociations('orders')).rejects.toMatchObject({
    name: 'AssociationsError',
    code: 'NetworkError',
    status: undefined,
    message: expect.stringMatching(
      /^No answer \(.*ECONNREFUSED.*\): offline, the address is wrong, or the API does not allow this origin \(CORS\)\.$/,
    ),
    cause: expect.anything(),
  });
});

test('a signal that is aborted already sends nothing', async () => {
  api = await startScriptedApi(() => ({}));
  const client = createClient({ baseUrl: api.url });
  const signal = AbortSignal.abort('changed my mind');
  await expect(client.listAssociations('orders', { signal })).rejects.toBe('changed my mind');
  await expect(drain(client.pages('orders', { signal }))).rejects.toBe('changed my mind');
  expect(api.requests).toHaveLength(0);
});

describe('what does not come is waited for', () => {
  stopClock();

  test('from an API that does not answer, or stops in the middle, until it is a timeout', async () => {
    api = await startScriptedApi(({ url }, _count, response) => {
      if (url?.includes('half')) response.writeHead(200).write('{"Data', () => setImmediate(passTime));
      else passTime();
      return undefined;
    });
    const client = createClient({ baseUrl: api.url, timeoutMs: 50 });
    for (const identifier of ['silent', 'half']) {
      await expect(client.listAssociations(identifier)).rejects.toMatchObject({
        code: 'TimeoutError',
        message: 'No answer within 50 ms.',
      });
    }
    expect(api.requests).toHaveLength(2);
  });

  test('from a hook that never settles, too', async () => {
    const baseUrl = 'https://api.example.com';
    for (const hook of [{ authorize: never }, { fetch: never }]) {
      const client = createClient({ baseUrl, timeoutMs: 20, ...hook });
      const outcome = expect(client.listAssociations('orders')).rejects.toMatchObject({
        code: 'TimeoutError',
      });
      await jest.advanceTimersByTimeAsync(20);
      await outcome;
    }
  });

  test.each([
    ['the answer', {}],
    ['the rest of the answer', { half: true }],
    ['a retry', { status: 503 }],
    ['a fetch that ignores its signal', { hook: { fetch: never } }],
    ['authorize', { hook: { authorize: never } }],
  ])(
    'aborting while it waits for %s stops within one turn of the event loop',
    async (_what, { half, hook, status }: { half?: boolean; hook?: object; status?: number }) => {
      api = await startScriptedApi((_request, _count, response) => {
        if (half) response.writeHead(200).write('{"Data');
        return status === undefined ? undefined : { status, body: 'busy' };
      });
      const controller = new AbortController();
      const client = createClient({ baseUrl: api.url, retryDelayMs: 10_000, ...hook });
      let outcome: unknown = 'still running';
      const request = client
        .listAssociations('orders', { signal: controller.signal })
        .catch((error: unknown) => {
          outcome = error;
        });
      if (hook === undefined) await asked(api);
      await turns();
      expect(outcome).toBe('still running');

      const reason = new Error('left the page');
      controller.abort(reason);
      await nextTurn();
      expect(outcome).toBe(reason);
      await request;
    },
  );
});

test('a request that was aborted while it was being signed is not sent', async () => {
  api = await startScriptedApi(() => ({}));
  const controller = new AbortController();
  const signed = Promise.withResolvers<undefined>();
  const client = createClient({
    baseUrl: api.url,
    authorize: () => signed.promise,
    // Sends it whatever its signal says.
    fetch: (request) => fetch(request),
  });
  const request = client.listAssociations('orders', { signal: controller.signal });
  controller.abort('changed my mind');
  signed.resolve(undefined);
  await expect(request).rejects.toBe('changed my mind');
  await createClient({ baseUrl: api.url }).listAssociations('invoices');
  expect(api.requests.map(({ url }) => url)).toEqual(['/dataIntegrations/invoices/associations']);
});

test.each([
  ['the caller aborts', (controller: AbortController) => controller.abort('left the page'), 'left the page'],
  ['the time is up', () => undefined, expect.objectContaining({ code: 'TimeoutError' })],
])('what a fetch makes of it when %s does not take the place of the reason', async (_when, act, reason) => {
  const controller = new AbortController();
  const client = createClient({
    baseUrl: 'https://api.example.com',
    timeoutMs: 20,
    fetch: (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('The tunnel is closed.')));
        act(controller);
      }),
  });
  await expect(client.listAssociations('orders', { signal: controller.signal })).rejects.toEqual(reason);
});

test('an aborted request ends on the wire as well', async () => {
  const closed = Promise.withResolvers<void>();
  api = await startScriptedApi((_request, _count, response) => {
    response.on('close', closed.resolve);
    return undefined;
  });
  const controller = new AbortController();
  const request = createClient({ baseUrl: api.url }).listAssociations('orders', {
    signal: controller.signal,
  });
  await asked(api);
  controller.abort();
  await expect(request).rejects.toMatchObject({ name: 'AbortError' });
  await expect(closed.promise).resolves.toBeUndefined();
});

test('aborting a walk ends it before the next association', async () => {
  api = await startScriptedApi(() => ({ body: { DataIntegrationAssociations: [{}, {}, {}] } }));
  const controller = new AbortController();
  let seen = 0;
  const walk = async (): Promise<void> => {
    for await (const association of createClient({ baseUrl: api?.url ?? '' }).associations('orders', {
      signal: controller.signal,
    })) {
      expect(association).toEqual({});
      seen += 1;
      controller.abort('enough');
    }
  };
  await expect(walk()).rejects.toBe('enough');
  expect(seen).toBe(1);
});

test('no listener stays behind on a signal that outlives its requests', async () => {
  api = await startScriptedApi((_request, count) => (count % 2 === 1 ? { status: 503 } : {}));
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener: (...listener: Parameters<typeof add>) => {
      listeners += 1;
      add(...listener);
    },
    removeEventListener: (...listener: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...listener);
    },
  });
  const client = createClient({ baseUrl: api.url, retryDelayMs: 1 });
  await client.listAssociations('orders', { signal });
  expect(listeners).toBe(0);
});
