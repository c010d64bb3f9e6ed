import { describe, expect, test } from '@jest/globals';
import { CfnParameter, Duration } from 'aws-cdk-lib';

import { settings } from '../../../contract/settings.ts';
import { readSettings } from '../../../lambda/settings.ts';
import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { canaries } from '../../canaries.ts';
import { synthesize } from '../synthesize.ts';
import { arns, origins, variants } from '../variants.ts';

const minimal = synthesize();
const maximal = synthesize(variants.maximal);

function handler(template = minimal) {
  const [found] = Object.values(template.findResources('AWS::Lambda::Function'));
  return found?.Properties;
}

describe('with no props', () => {
  test('the function runs small and says so in JSON', () => {
    expect(handler()).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: 512,
      Timeout: 10,
      LoggingConfig: {
        LogFormat: 'JSON',
        ApplicationLogLevel: 'INFO',
        SystemLogLevel: 'WARN',
        LogGroup: { Ref: expect.any(String) },
      },
    });
    expect(handler()).not.toHaveProperty('ReservedConcurrentExecutions');
    expect(handler()).not.toHaveProperty('TracingConfig');
    expect(handler()).not.toHaveProperty('VpcConfig');
  });

  test('every setting is declared, so that sam local can override it', () => {
    expect(handler().Environment.Variables).toEqual({
      ...Object.fromEntries(Object.keys(settings).map((name) => [name, expect.anything()])),
      CURSOR_KEY_ID: { 'Fn::GetAtt': [expect.stringMatching(/CursorKey/), 'Arn'] },
      CURSOR_SECRET: '',
      CURSOR_TTL_SECONDS: '86400',
      PAGE_CACHE_SECONDS: '5',
      STALE_PAGE_SECONDS: '900',
      UPSTREAM_RATE: '2',
      UPSTREAM_BURST: '5',
      UPSTREAM_TIMEOUT_MS: '8000',
    });
  });

  test('the cursor key is an HMAC key that leaves with the stack', () => {
    minimal.hasResource('AWS::KMS::Key', {
      Properties: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
      DeletionPolicy: 'Delete',
    });
  });
});

describe('with every prop', () => {
  test('the function is as told', () => {
    expect(handler(maximal)).toMatchObject({
      MemorySize: 1024,
      Architectures: ['x86_64'],
      Timeout: 29,
      ReservedConcurrentExecutions: 20,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { ApplicationLogLevel: 'DEBUG', LogGroup: 'own-logs' },
    });
  });

  test('its settings are as told', () => {
    expect(handler(maximal).Environment.Variables).toMatchObject({
      CURSOR_KEY_ID: arns.key,
      CURSOR_TTL_SECONDS: '604800',
      PAGE_CACHE_SECONDS: '300',
      STALE_PAGE_SECONDS: '86400',
      UPSTREAM_RATE: '2.5',
      UPSTREAM_BURST: '10',
      UPSTREAM_TIMEOUT_MS: '28000',
      ALLOWED_ORIGINS: origins.join(','),
      ALLOWED_DATA_INTEGRATIONS: 'calls,arn:aws:app-integrations:eu-west-1:111122223333:data-integration/1',
    });
  });

  test('a key of your own is used, and none is made', () => {
    maximal.resourceCountIs('AWS::KMS::Key', 0);
    const policies = JSON.stringify(maximal.findResources('AWS::IAM::Policy'));
    expect(policies).toContain(`"Action":"kms:GenerateMac","Effect":"Allow","Resource":"${arns.key}"`);
  });
});

/** The settings of a function that is made with a parameter of the stack. */
function settingsWith(type: string, props: (parameter: CfnParameter) => AssociationsApiProps) {
  return handler(synthesize((stack) => props(new CfnParameter(stack, 'P', { type })))).Environment.Variables;
}

test('what only the deployment will know is put into the settings', () => {
  const settings = settingsWith('Number', ({ valueAsNumber }) => ({
    cursorLifetime: Duration.seconds(valueAsNumber),
  }));
  expect(settings.CURSOR_TTL_SECONDS).toEqual({ Ref: 'P' });
});

test('a budget that only the deployment will know is put into the settings', () => {
  const settings = settingsWith('Number', ({ valueAsNumber }) => ({
    upstreamRate: valueAsNumber,
    upstreamBurst: valueAsNumber,
  }));
  expect(settings).toMatchObject({ UPSTREAM_RATE: { Ref: 'P' }, UPSTREAM_BURST: { Ref: 'P' } });
});

const stalePages = (props: AssociationsApiProps): string =>
  handler(synthesize(props)).Environment.Variables.STALE_PAGE_SECONDS;

describe('how old a page may get', () => {
  test.each([
    [Duration.days(7), '900'],
    [Duration.seconds(901), '900'],
    [Duration.minutes(15), '899'],
    [Duration.seconds(6), '5'],
  ])('shrinks to fit a cursor that lives %p: %s seconds', (cursorLifetime, expected) => {
    expect(stalePages({ cursorLifetime })).toBe(expected);
  });

  test('is not at all for a cursor that is gone after a second', () => {
    expect(stalePages({ cursorLifetime: Duration.seconds(1), pageCache: Duration.seconds(0) })).toBe('0');
  });

  test.each([Duration.seconds(0), Duration.hours(1)])('is as told: %p', (told) => {
    expect(stalePages({ stalePages: told })).toBe(String(told.toSeconds()));
  });

  test.each<[AssociationsApiProps, string]>([
    [{}, '0'],
    [{ stalePages: Duration.minutes(1) }, '60'],
  ])(
    'is 0, or as told, where only the deployment will know how long a cursor lives: %p',
    (told, expected) => {
      const variables = settingsWith('Number', ({ valueAsNumber }) => ({
        ...told,
        cursorLifetime: Duration.seconds(valueAsNumber),
      }));
      expect(variables.STALE_PAGE_SECONDS).toBe(expected);
    },
  );
});

test('the function takes what the stack tells it, whatever the numbers', () => {
  const aws = {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKID',
    AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
  };
  const read = (props: AssociationsApiProps) => {
    const variables = handler(synthesize(props)).Environment.Variables;
    return readSettings({ ...variables, ...aws, CURSOR_KEY_ID: 'key' });
  };
  expect(read({})).toMatchObject({ stalePageSeconds: 900, upstreamRate: 2, upstreamBurst: 5 });
  expect(read({ upstreamRate: 0.1, upstreamBurst: 0, cursorLifetime: Duration.seconds(6) })).toMatchObject({
    stalePageSeconds: 5,
    upstreamRate: 0.1,
    upstreamBurst: 0,
  });
  expect(read({ upstreamRate: 100 / 3 }).upstreamRate).toBe(100 / 3);
  expect(read({ upstreamRate: -0 }).upstreamRate).toBe(0);
});

test('a list of data integrations that may turn out empty is never the empty text, which would allow all', () => {
  const list = settingsWith('CommaDelimitedList', ({ valueAsList }) => ({
    allowedDataIntegrations: valueAsList,
  }));
  expect(list.ALLOWED_DATA_INTEGRATIONS).toEqual({
    'Fn::Join': ['', [',', { 'Fn::Join': [',', { Ref: 'P' }] }]],
  });
  const text = settingsWith('String', ({ valueAsString }) => ({ allowedDataIntegrations: [valueAsString] }));
  expect(text.ALLOWED_DATA_INTEGRATIONS).toEqual({ 'Fn::Join': ['', [',', { Ref: 'P' }]] });
});

test.each([
  [Duration.millis(100), 3],
  [Duration.millis(2500), 5],
  [Duration.seconds(27), 29],
  [Duration.seconds(28), 29],
])('an upstream budget of %p leaves the function time to answer: %i seconds', (upstreamTimeout, timeout) => {
  expect(handler(synthesize({ upstreamTimeout })).Timeout).toBe(timeout);
});

test('in a VPC, the function is where it was put', () => {
  expect(handler(synthesize(variants.inVpc)).VpcConfig).toEqual({
    SubnetIds: ['subnet-11112222', 'subnet-33334444'],
    SecurityGroupIds: ['sg-11112222'],
  });
});
