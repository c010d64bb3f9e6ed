import { setImmediate as nextTurn } from 'node:timers/promises';

import { describe, expect, jest, test } from '@jest/globals';

import { errors } from '../../contract/errors.ts';
import { canaries } from '../canaries.ts';
import { invoke } from './invoke.ts';
import { startHandler } from './start-handler.ts';
import { json, startUpstream } from './upstream-server.ts';

const NOWHERE = 'http://127.0.0.1:1';

describe('a bug of ours', () => {
  test.each([
    ['an error', new TypeError('x is not a function')],
    [
      'an error that poses as one for a caller',
      Object.assign(new Error('secret'), { statusCode: 201, expose: true }),
    ],
    ['a text', 'secret'],
    ['nothing', undefined],
  ])('that throws %s is a 500 that says nothing of it, and the log has it', async (_what, thrown) => {
    const { handler, lines } = startHandler(NOWHERE, {}, { upstream: () => Promise.reject(thrown) });
    expect(await invoke(handler)).toMatchObject({
      statusCode: 500,
      json: {
        message: errors.InternalServiceError.sentence,
        code: 'InternalServiceError',
        requestId: 'test-request',
      },
    });
    expect(lines).toMatchObject([{ level: 'error', record: { reason: 'bug', detail: expect.any(String) } }]);
  });
});

test('100 concurrent requests do not mix', async () => {
  const upstream = await startUpstream((response, request) => {
    const [, identifier] = /^\/dataIntegrations\/([^/]+)\//.exec(request.url ?? '') ?? [];
    const answer = json(200, {
      DataIntegrationAssociations: [{ ClientId: identifier }],
      NextToken: `${canaries.upstreamToken}${identifier}`,
    });
    // In any order: a turn of the event loop or two apart.
    void turns(Math.random() * 10).then(() => answer(response, request));
  });
  const { handler, lines } = startHandler(upstream.url, { PAGE_CACHE_SECONDS: '5' });
  const names = Array.from({ length: 100 }, (_, index) => `integration-${index}`);
  const answers = await Promise.all(
    names.map((identifier) => invoke(handler, { identifier, requestId: `request-${identifier}` })),
  );
  expect(answers.map(({ json: page }) => page.DataIntegrationAssociations[0].ClientId)).toEqual(names);
  expect(new Set(lines.map(({ record }) => record.requestId)).size).toBe(100);

  const next = await Promise.all(
    names.map((identifier, index) =>
      invoke(handler, { identifier, query: { nextToken: answers[index]?.json.NextToken } }),
    ),
  );
  expect(next.map(({ statusCode }) => statusCode)).toEqual(names.map(() => 200));
  const sent = upstream.requests.slice(100).map(({ url }) => url);
  expect(new Set(sent)).toEqual(
    new Set(
      names.map(
        (name) =>
          `/dataIntegrations/${name}/associations?nextToken=${canaries.upstreamToken}${name}&maxResults=50`,
      ),
    ),
  );
});

test('a request that outlasts its function’s time is answered by its own deadlines, not cut off', async () => {
  const { promise, resolve } = Promise.withResolvers<{ entries: [] }>();
  const { handler } = startHandler(NOWHERE, {}, { upstream: () => promise });
  const answer = invoke(handler, { remainingMs: 10 });
  await turns(2);
  jest.advanceTimersByTime(60_000);
  resolve({ entries: [] });
  expect((await answer).statusCode).toBe(200);
});

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await nextTurn();
}
