import { afterEach, expect, jest, test } from '@jest/globals';

import type { Handler } from '../../lambda/create-handler.ts';
import { testEnvironment } from './environment.ts';
import { invoke } from './invoke.ts';
import { startTlsServer } from './tls-server.ts';
import { json, startUpstream } from './upstream-server.ts';

const before = { ...process.env };
let starts = 0;

afterEach(() => {
  for (const name of Object.keys(testEnvironment).concat('AWS_ENDPOINT_URL_APPINTEGRATIONS')) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
});

/** Starts the function as Lambda does, with AppIntegrations there. */
async function start(url: string) {
  Object.assign(process.env, testEnvironment, { AWS_ENDPOINT_URL_APPINTEGRATIONS: url });
  const warned = jest.spyOn(console, 'warn').mockReturnValue();
  starts += 1;
  const { handler } = (await import(`../../lambda/handler.ts?${starts}`)) as { handler: Handler };
  const warnings = warned.mock.calls;
  warned.mockRestore();
  return { handler, warnings };
}

test('what was to make the first request quick, and failed, is told, and nothing else comes of it', async () => {
  const { handler, warnings } = await start('https://localhost:1');
  expect(warnings).toEqual([
    [
      {
        reason: 'warm-up',
        detail: expect.stringMatching(
          /^Error: No connection was opened ahead to localhost:1: .*ECONNREFUSED/,
        ),
      },
    ],
  ]);
  const written = jest.spyOn(console, 'error').mockReturnValue();
  expect(await invoke(handler)).toMatchObject({ statusCode: 503 });
  expect(written).toHaveBeenCalledTimes(1);
  written.mockRestore();
});

test('without a failure nothing is told, and the connection is there', async () => {
  const server = await startTlsServer();
  const { warnings } = await start(server.url.href);
  expect(warnings).toEqual([]);
  expect(server.sockets).toHaveLength(1);
});

test('requests say who makes them', async () => {
  const upstream = await startUpstream(json(200, {}));
  const { handler } = await start(upstream.url);
  const written = jest.spyOn(console, 'info').mockReturnValue();
  await invoke(handler);
  written.mockRestore();
  expect(upstream.requests[0]?.headers['user-agent']).toMatch(/^appintegrations-bff\/0\.1( |$)/);
});
