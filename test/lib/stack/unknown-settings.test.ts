import { describe, expect, test } from '@jest/globals';
import * as contextNames from 'aws-cdk-lib/cx-api';

import { settings } from '../../../contract/settings.ts';
import { readConfig } from '../../../lib/stack/config.ts';
import { everySetting, settingsOfAPool } from '../variants.ts';

/** Of a context in which no setting has a value. */
const problemsOf = (context: Record<string, unknown>) => readConfig(context).problems;

describe('a name that is nearly one of a setting', () => {
  test.each([
    ['allowed-data-integrations', 'allowedDataIntegrations'],
    ['ALLOWED_DATA_INTEGRATIONS', 'allowedDataIntegrations'],
    ['allowed.data.integration', 'allowedDataIntegrations'],
    ['alloweddataintegrations', 'allowedDataIntegrations'],
    ['allowedDataIntegrations ', 'allowedDataIntegrations'],
    ['allowedOrigin', 'allowedOrigins'],
    ['allowed:origins', 'allowedOrigins'],
    ['allowed-orgins', 'allowedOrigins'],
    ['auth1', 'auth'],
    ['web-acl-arn', 'webAclArn'],
    ['user-pool-arns', 'userPoolArn'],
    ['TAG', 'tags'],
    ['list-data-integrations', 'listDataIntegrations'],
    ['listDataIntegration', 'listDataIntegrations'],
  ])('%p is refused, and %s named', (name, setting) => {
    expect(problemsOf({ [name]: '' })).toEqual([`${name} is not a setting. Did you mean ${setting}?`]);
  });

  test.each(Object.keys({ ...everySetting, ...settingsOfAPool }))(
    '%s is none of them, however it is misspelt',
    (setting) => {
      const kebab = setting.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      for (const name of [`${kebab}-`, setting.toUpperCase(), `${setting}2`, `${setting.slice(0, -1)}-`]) {
        expect([name, problemsOf({ [name]: 'x' })]).toEqual([
          name,
          [`${name} is not a setting. Did you mean ${setting}?`],
        ]);
      }
    },
  );
});

describe('a setting that is one no more', () => {
  const instead =
    "because API Gateway's cache kept errors, and handed pages on with an old age: leave it out. stalePages takes its place, and is on by default.";

  test.each([
    ['stageCacheTtl', 'stageCacheTtl'],
    ['stageCacheSize', 'stageCacheSize'],
    ['stage-cache-ttl', 'stageCacheTtl'],
    ['stageCacheTTL', 'stageCacheTtl'],
    ['STAGE_CACHE_SIZE', 'stageCacheSize'],
    ['stageCachTtl', 'stageCacheTtl'],
    ['appintegrations-bff:stageCacheTtl', 'stageCacheTtl'],
    ['acme:stageCacheTtl', 'stageCacheTtl'],
    ['@acme/bff:stage-cache-size', 'stageCacheSize'],
    ['stageCacheTtl@prod', 'stageCacheTtl'],
  ])('%p is refused, whatever its value, with what takes its place', (name, meant) => {
    for (const value of ['60s', '', null, 0, false]) {
      expect(problemsOf({ [name]: value })).toEqual([
        `${name} is not a setting. ${meant} is gone, ${instead}`,
      ]);
    }
  });

  test('so is one in an object', () => {
    expect(problemsOf({ '@acme/bff': { prod: { stageCacheTtl: '60s' } } })).toEqual([
      `@acme/bff is not a setting. stageCacheTtl is gone, ${instead}`,
    ]);
  });

  test('it is named among no settings, and meant by nothing else', () => {
    expect(problemsOf({ who: 'me' })[0]).not.toContain('stageCache');
    expect(problemsOf({ stage_: 'x' })).toEqual(['stage_ is not a setting. Did you mean stage?']);
  });
});

describe('a name of nothing but letters, digits and signs of words', () => {
  test.each([
    'allowed-integrations',
    'data-integrations',
    'auth-mode',
    'web-acl',
    'acme.calls',
    'log-level-of-function',
    'x1',
    'cdk-nag',
    'dev-account',
    ...Object.keys(settings).filter((name) => name.startsWith('AWS_') || name === 'CURSOR_SECRET'),
  ])('%p is refused, as CDK has none of these', (name) => {
    expect(problemsOf({ [name]: 'x' })).toEqual([
      expect.stringMatching(`^${name} is not a setting. The settings are activeTracing, .*, webAclArn\\.$`),
    ]);
  });
});

describe('a name that the setting has elsewhere', () => {
  test.each([
    ['CURSOR_KEY_ID', 'cursorKeyArn'],
    ['CURSOR_TTL_SECONDS', 'cursorLifetime'],
    ['PAGE_CACHE_SECONDS', 'pageCache'],
    ['page-cache-seconds', 'pageCache'],
    ['STALE_PAGE_SECONDS', 'stalePages'],
    ['stale-page-seconds', 'stalePages'],
    ['SHARED_PAGES_TABLE', 'sharedPages'],
    ['shared-pages-table', 'sharedPages'],
    ['UPSTREAM_RATE', 'upstreamRate'],
    ['UPSTREAM_BURST', 'upstreamBurst'],
    ['UPSTREAM_TIMEOUT_MS', 'upstreamTimeout'],
    ['ALLOWED_ORIGINS', 'allowedOrigins'],
    ['access', 'auth'],
    ['alarmTopic', 'alarmTopicArn'],
    ['cursor-key', 'cursorKeyArn'],
    ['log-retention', 'logRetentionDays'],
    ['logEncryptionKey', 'logEncryptionKeyArn'],
    ['log-encryption-key', 'logEncryptionKeyArn'],
    ['stage-name', 'stage'],
    ['userPool', 'userPoolArn'],
    ['user-pool-id', 'userPoolArn'],
    ['mfa', 'userPoolMfa'],
    ['domainPrefix', 'userPoolDomainPrefix'],
    ['domain-prefix', 'userPoolDomainPrefix'],
    ['CONSOLE', 'console'],
    ['identity-provider', 'identityProviders'],
    ['sign-in', 'auth'],
  ])('%p is refused, and %s named', (name, setting) => {
    expect(problemsOf({ [name]: '0' })).toEqual([`${name} is not a setting. Did you mean ${setting}?`]);
  });
});

describe('a setting behind something', () => {
  test.each([
    'appintegrations-bff:allowedDataIntegrations',
    'appintegrations-bff/allowedDataIntegrations',
    '@acme/bff:allowed-data-integrations',
    'app:allowedDataIntegrations',
    'associations:ALLOWED_DATA_INTEGRATIONS',
    'context.allowedDataIntegrations',
    'AppIntegrationsBff-dev:allowedDataIntegration',
    'allowedDataIntegrations:prod',
    'allowedDataIntegrations@prod',
    'allowed:data:integrations',
  ])('%p is refused', (name) => {
    expect(problemsOf({ [name]: 'orders' })).toEqual([
      `${name} is not a setting. Did you mean allowedDataIntegrations?`,
    ]);
  });

  test.each(['appintegrations-bff', '@acme/bff', 'context', 'bff:prod'])(
    'so is one in an object, %p',
    (name) => {
      for (const value of [
        { allowedDataIntegrations: 'orders' },
        { prod: { 'allowed-data-integrations': ['orders'] } },
      ]) {
        expect(problemsOf({ [name]: value })).toEqual([
          `${name} is not a setting. Did you mean allowedDataIntegrations?`,
        ]);
      }
    },
  );

  test('behind our own name, so are short ones, and what is none', () => {
    expect(problemsOf({ 'appintegrations-bff:auth': 'cognito' })).toEqual([
      'appintegrations-bff:auth is not a setting. Did you mean auth?',
    ]);
    expect(problemsOf({ 'appintegrations-bff:who': 'me' })).toEqual([
      expect.stringMatching(/^appintegrations-bff:who is not a setting\. The settings are /),
    ]);
  });
});

test('the context of CDK and of other tools is none of ours', () => {
  const names = [
    ...Object.values(contextNames).filter((name) => typeof name === 'string' && /[:/@]/.test(name)),
    'cli-telemetry',
    'acknowledged-issue-numbers',
    'availability-zones:account=111122223333:region=eu-west-1',
    'hosted-zone:account=111122223333:domainName=example.com:region=eu-west-1',
    'ssm:account=111122223333:parameterName=/domainName:region=eu-west-1',
    'vpc-provider:account=111122223333:filter.vpc-id=vpc-1:region=eu-west-1',
    'aws:cdk:toolkit:default-region',
    '@acme/pipelines:stage',
    'acme/stage',
    'acme:allowed',
    'x:auth',
    'my-tool:auth',
    'my-tool:logLevel',
    'my-tool:tags',
  ];
  expect(names.length).toBeGreaterThan(150);
  expect(problemsOf(Object.fromEntries(names.map((name) => [name, 'x'])))).toEqual([]);
  const lookedUp = {
    'cc-api-provider:account=111122223333:typeName=AWS::Lambda::Function': [{ MemorySize: 128 }],
  };
  expect(problemsOf({ ...lookedUp, '@acme/x': { stage: 'a', name: null } })).toEqual([]);
});
