import { expect, jest, test } from '@jest/globals';

import { rehearse } from '../../lambda/rehearsal.ts';
import { testEnvironment } from './environment.ts';
import { json, startUpstream } from './upstream-server.ts';

test('a whole request is answered, with no network and no log', async () => {
  const upstream = await startUpstream(json(200, {}));
  const written = jest.spyOn(console, 'info');
  const environment = {
    ...testEnvironment,
    CURSOR_SECRET: '',
    CURSOR_KEY_ID: 'test-key',
    ALLOWED_ORIGINS: 'https://app.example.com',
    AWS_ENDPOINT_URL_APPINTEGRATIONS: upstream.url,
    AWS_ENDPOINT_URL_KMS: upstream.url,
  };
  await expect(rehearse(environment)).resolves.toBe(200);
  expect(upstream.requests).toEqual([]);
  expect(written).not.toHaveBeenCalled();
  written.mockRestore();
});

test('an allow-list does not end it early', async () => {
  await expect(rehearse({ ...testEnvironment, ALLOWED_DATA_INTEGRATIONS: 'orders' })).resolves.toBe(200);
});
