import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { rehearse } from '../../lambda/rehearsal.ts';
import { testEnvironment } from './environment.ts';
import { startTlsServer } from './tls-server.ts';
import { json, startUpstream } from './upstream-server.ts';

/** What Node's HTTP client was asked to send, and the connections it opened. */
let sent: string[];
let dialled: unknown[];
const noteRequest = (message: unknown) => {
  const { request } = message as { request: ClientRequest };
  sent.push(String(request.getHeader('x-amz-target') ?? request.path));
};
const noteSocket = (message: unknown) => dialled.push(message);

beforeEach(() => {
  sent = [];
  dialled = [];
  subscribe('http.client.request.start', noteRequest);
  subscribe('net.client.socket', noteSocket);
});

afterEach(() => {
  unsubscribe('http.client.request.start', noteRequest);
  unsubscribe('net.client.socket', noteSocket);
});

const page = '/dataIntegrations/rehearsal/associations';

test.each([
  ['in KMS', { CURSOR_SECRET: '', CURSOR_KEY_ID: 'test-key' }, ['TrentService.GenerateMac', page]],
  [
    'in KMS and a table',
    { CURSOR_SECRET: '', CURSOR_KEY_ID: 'test-key', PAGE_CACHE_SECONDS: '5', SHARED_PAGES_TABLE: 'pages' },
    [
      'DynamoDB_20120810.GetItem',
      'DynamoDB_20120810.PutItem',
      'TrentService.GenerateMac',
      'TrentService.GenerateMac',
      `${page}?maxResults=50`,
    ],
  ],
  ['from a secret', { CURSOR_KEY_ID: 'test-key' }, [page]],
])(
  'with the key %s, a whole request is answered, with no network and no log',
  async (_where, more, asked) => {
    const written = jest.spyOn(console, 'info');
    const environment = { ...testEnvironment, ALLOWED_ORIGINS: 'https://app.example.com', ...more };
    await expect(rehearse(environment)).resolves.toBe(200);
    expect(sent.toSorted()).toEqual(asked.toSorted());
    expect(dialled).toEqual([]);
    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
  },
);

test('endpoints of any kind are left alone', async () => {
  const upstream = await startUpstream(json(200, {}));
  const kms = await startTlsServer();
  const environment = {
    ...testEnvironment,
    CURSOR_SECRET: '',
    CURSOR_KEY_ID: 'test-key',
    AWS_ENDPOINT_URL_APPINTEGRATIONS: upstream.url,
    AWS_ENDPOINT_URL_KMS: kms.url.href,
  };
  await expect(rehearse(environment)).resolves.toBe(200);
  expect(sent).toHaveLength(2);
  expect(dialled).toEqual([]);
});

test('an allow-list does not end it early', async () => {
  await expect(rehearse({ ...testEnvironment, ALLOWED_DATA_INTEGRATIONS: 'orders' })).resolves.toBe(200);
});
