import { expect, test } from '@jest/globals';

import { readWatchSettings } from '../../../lambda/watch/settings.ts';
import { canaries } from '../../canaries.ts';
import { watchEnvironment } from './stepped-watch.ts';

const arn = 'arn:aws:app-integrations:eu-west-1:111122223333:data-integration/0f2f1c2e';

test('the watch needs nothing but what Lambda sets', () => {
  const { aws, upstreamEndpoint, allowedDataIntegrations } = readWatchSettings(watchEnvironment);
  expect(aws.region).toBe('eu-west-2');
  expect(upstreamEndpoint.href).toBe('https://app-integrations.eu-west-2.amazonaws.com/');
  expect(allowedDataIntegrations).toBeUndefined();
});

test('the allow-list and the endpoint are read as the route reads them', () => {
  const { upstreamEndpoint, allowedDataIntegrations } = readWatchSettings({
    ...watchEnvironment,
    ALLOWED_DATA_INTEGRATIONS: `claims, ${arn},0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11`,
    AWS_ENDPOINT_URL_APPINTEGRATIONS: 'http://127.0.0.1:4600',
  });
  expect(upstreamEndpoint.href).toBe('http://127.0.0.1:4600/');
  expect([...(allowedDataIntegrations ?? [])]).toEqual([
    'claims',
    arn,
    '0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11',
  ]);
});

test.each([
  [{ AWS_REGION: '' }, 'AWS_REGION is missing'],
  [{ AWS_SECRET_ACCESS_KEY: undefined }, 'AWS_SECRET_ACCESS_KEY is missing'],
  [{ ALLOWED_DATA_INTEGRATIONS: ' , ' }, 'ALLOWED_DATA_INTEGRATIONS is "," but must name at least one'],
  [{ ALLOWED_DATA_INTEGRATION: 'claims' }, 'ALLOWED_DATA_INTEGRATIONS is probably meant'],
  [{ AWS_ENDPOINT_URL_APPINTEGRATION: 'http://a' }, 'AWS_ENDPOINT_URL_APPINTEGRATIONS is probably meant'],
  [
    { AWS_ENDPOINT_URL_APPINTEGRATIONS: `http://user:${canaries.password}@a` },
    'must be an http or https URL without credentials',
  ],
])('%j is refused', (wrong, sentence) => {
  expect(() => readWatchSettings({ ...watchEnvironment, ...wrong })).toThrow(sentence);
  expect(() => readWatchSettings({ ...watchEnvironment, ...wrong })).not.toThrow(canaries.password);
});
