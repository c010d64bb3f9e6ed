import { expect, test } from '@jest/globals';

import { nearestName } from '../../contract/nearest-name.ts';
import { settings } from '../../contract/settings.ts';

const variables = Object.keys(settings);
const names = ['allowedDataIntegrations', 'allowedOrigins', 'auth', 'pageCache', 'port', 'stage', 'tags'];

test.each([
  ['allowed-data-integrations', 'allowedDataIntegrations'],
  ['ALLOWED_DATA_INTEGRATIONS', 'allowedDataIntegrations'],
  ['alloweddataintegrations', 'allowedDataIntegrations'],
  ['allowed.data:integrations', 'allowedDataIntegrations'],
  ['allowed Data Integration2', 'allowedDataIntegrations'],
  ['allow-data-integrations', 'allowedDataIntegrations'],
  ['allowedOrigin', 'allowedOrigins'],
  ['alowedOrigin', 'allowedOrigins'],
  ['allowedOrigisn', 'allowedOrigins'],
  [' pageCache', 'pageCache'],
  ['page-cahce', 'pageCache'],
  ['PageCaches', 'pageCache'],
  ['1stage', 'stage'],
  ['stages', 'stage'],
  ['satge', 'stage'],
  ['tag', 'tags'],
  ['tasg', 'tags'],
])('%p was meant to be %s', (name, known) => {
  expect(nearestName(name, names)).toBe(known);
});

test.each([
  ['PAGE_CACHE_SECOND', 'PAGE_CACHE_SECONDS'],
  ['PageCacheSeconds', 'PAGE_CACHE_SECONDS'],
  ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS'],
  ['CURSOR_KEY', 'CURSOR_KEY_ID'],
  ['CURSOR_SERCET', 'CURSOR_SECRET'],
  ['UPSTREAM_TIMEOUT', 'UPSTREAM_TIMEOUT_MS'],
  ['AWS_ENDPOINT_URL_KM', 'AWS_ENDPOINT_URL_KMS'],
  ['AWS_ENDPOINT_URL_KNS', 'AWS_ENDPOINT_URL_KMS'],
  ['AWS_ENDPOINT_URL_KSM', 'AWS_ENDPOINT_URL_KMS'],
  ['AWS_ENPOINT_URL_KMS', 'AWS_ENDPOINT_URL_KMS'],
  ['AWS_ENDPOINT_URL_APP_INTEGRATIONS', 'AWS_ENDPOINT_URL_APPINTEGRATIONS'],
  ['AWS_ENDPOINT_URL_APPINTEGRATION', 'AWS_ENDPOINT_URL_APPINTEGRATIONS'],
])('%p was meant to be the variable %s', (name, known) => {
  expect(nearestName(name, variables)).toBe(known);
});

test.each([...names, ...variables])('%p is known, and means itself', (name) => {
  expect(nearestName(name, [...names, ...variables])).toBeUndefined();
});

test.each([
  '',
  '42',
  'HOST',
  'PATH',
  'SORT',
  'state',
  'author',
  'acme:stage',
  'origins',
  'page',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_EKS',
  'AWS_ENDPOINT_URL_FMS',
  'AWS_ENDPOINT_URL_MQ',
  'AWS_ENDPOINT_URL_S3',
  'AWS_ENDPOINT_URL_SNS',
  'AWS_ENDPOINT_URL_SQS',
  'AWS_ENDPOINT_URL_STS',
  'AWS_ENDPOINT_URL_APPCONFIG',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'NODE_OPTIONS',
  'TMPDIR',
])('%p is like none of them', (name) => {
  expect(nearestName(name, [...names, ...variables])).toBeUndefined();
});

test('the nearest of several is it', () => {
  expect(nearestName('cursor-keys', ['cursorKeyId', 'cursorKey'])).toBe('cursorKey');
});
