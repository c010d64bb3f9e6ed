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

test('the nearest of several is it, and of two as near the first', () => {
  expect(nearestName('cursor-keys', ['cursorKeyId', 'cursorKey'])).toBe('cursorKey');
  expect(nearestName('STAGE', ['stages', 'stage'])).toBe('stage');
  expect(nearestName('stagex', ['stages', 'stage'])).toBe('stages');
});

test.each([
  ['a letter between', 'staxge', 'stage', true],
  ['two letters between', 'staxxge', 'stage', false],
  ['another letter in a name of six', 'regiom', 'region', true],
  ['another letter in a name of five', 'stale', 'stage', false],
  ['neighbours swapped twice', 'ergino', 'region', false],
  ['neighbours swapped, and one of them another', 'rxeion', 'region', false],
  ['neighbours swapped, and the other another', 'rgxion', 'region', false],
  ['two letters gone of nine', 'pagecac', 'pageCache', false],
  ['two letters gone of ten', 'pagecach', 'pageCaches', true],
  ['three letters gone of twenty', 'allowedDataIntegra', 'allowedDataIntegratio', false],
  ['a letter gone of three', 'ur', 'url', false],
  ['three letters in another case', 'URL', 'url', true],
  ['a letter gone of four', 'por', 'port', true],
  ['a short word for a longer one', 'AWS_ENDPOINT_RLS', 'AWS_ENDPOINT_URLS', true],
  ['a longer word for a short one', 'AWS_ENDPOINT_URLS', 'AWS_ENDPOINT_RLS', true],
  ['two letters of a short word', 'AWS_ENDPOINT_URL_KXY', 'AWS_ENDPOINT_URL_KMS', false],
  ['another first letter of a short word', 'AWS_ENDPOINT_URL_XMS', 'AWS_ENDPOINT_URL_KMS', false],
  ['a digit within a word', 'PAGE_CA2CHE_SECONDS', 'PAGE_CACHE_SECONDS', true],
])('%s: %s for %s', (_what, name, known, isNear) => {
  expect(nearestName(name, [known])).toBe(isNear ? known : undefined);
});
