import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import { CfnParameter, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ApplicationLogLevel, Architecture } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';

import { readWatchSettings } from '../../../lambda/watch/settings.ts';
import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { steppedWatch, watchEnvironment } from '../../lambda/watch/stepped-watch.ts';
import { synthesize } from '../synthesize.ts';
import { arns, variants } from '../variants.ts';
import { watchResource } from './watch-resources.ts';

const watch = Duration.minutes(15);
const usual = synthesize({ watch });

const only = (type: string, of = usual) => watchResource(of, type).Properties;
const handler = (props: Parameters<typeof synthesize>[0]) => only('AWS::Lambda::Function', synthesize(props));

describe('the function', () => {
  test("is the route's code with another entry, and says little, as JSON", () => {
    const [route, found] = Object.values(usual.findResources('AWS::Lambda::Function'));
    expect(found?.Properties.Code).toEqual(route?.Properties.Code);
    expect(found?.Properties).toMatchObject({
      Handler: 'watch.handler',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 256,
      Timeout: 720,
      LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN' },
    });
    expect(found?.Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    expect(found?.Properties).not.toHaveProperty('VpcConfig');
  });

  test.each([ApplicationLogLevel.WARN, ApplicationLogLevel.FATAL])(
    'logs at INFO where the route does at %s, as metrics and alarms are made of its lines',
    (logLevel) => {
      expect(handler({ watch, logLevel })).toMatchObject({ LoggingConfig: { ApplicationLogLevel: 'INFO' } });
    },
  );

  test("is not of the route's size, nor of its concurrency, but of its processor", () => {
    const told = { memorySize: 3008, reservedConcurrency: 5, architecture: Architecture.X86_64 };
    const found = handler({ watch, ...told });
    expect(found).toMatchObject({ MemorySize: 256, Architectures: ['x86_64'] });
    expect(found).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  test('is started once for each look: what failed is not tried again, and a late start is dropped', () => {
    expect(only('AWS::Lambda::EventInvokeConfig')).toMatchObject({
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });
});

/** What the function makes of the environment that it gets with these props. */
function settingsWith(props: AssociationsApiProps, known: Record<string, string> = {}) {
  const { Variables } = handler({ watch, ...props }).Environment;
  return readWatchSettings({ ...Variables, ...watchEnvironment, ...known });
}

describe('its settings', () => {
  test('are what it looks at, and where; the function takes them', () => {
    expect(Object.keys(handler({ watch }).Environment.Variables)).toEqual([
      'ALLOWED_DATA_INTEGRATIONS',
      'AWS_ENDPOINT_URL_APPINTEGRATIONS',
    ]);
    expect(settingsWith({}).allowedDataIntegrations).toBeUndefined();
    const allowed = ['calls', 'arn:aws:app-integrations:eu-west-1:111122223333:data-integration/1'];
    expect([...(settingsWith({ allowedDataIntegrations: allowed }).allowedDataIntegrations ?? [])]).toEqual(
      allowed,
    );
  });

  test('a list that may turn out empty keeps it from starting, and never has it look at everything', () => {
    const { ALLOWED_DATA_INTEGRATIONS: list } = handler((stack) => {
      const { valueAsList } = new CfnParameter(stack, 'P', { type: 'CommaDelimitedList' });
      return { watch, allowedDataIntegrations: valueAsList };
    }).Environment.Variables;
    expect(list).toEqual({ 'Fn::Join': ['', [',', { 'Fn::Join': [',', { Ref: 'P' }] }]] });
    expect(() => settingsWith({}, { ALLOWED_DATA_INTEGRATIONS: ',' })).toThrow(/ALLOWED_DATA_INTEGRATIONS/);
  });
});

/** What the role of the function may do. */
function statementsOf(of: Template): { Action: string[] }[] {
  return watchResource(of, 'AWS::IAM::Policy', 'WatchRole').Properties.PolicyDocument.Statement;
}

function actionsOf(of: Template): string[] {
  return statementsOf(of).flatMap(({ Action }) => Action);
}

describe('its role', () => {
  test('may list data integrations and associations, and write its own log: nothing else', () => {
    const { id: logs } = watchResource(usual, 'AWS::Logs::LogGroup');
    expect(statementsOf(usual)).toEqual([
      {
        Effect: 'Allow',
        Action: ['app-integrations:ListDataIntegrationAssociations', 'app-integrations:ListDataIntegrations'],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: { 'Fn::GetAtt': [logs, 'Arn'] },
      },
    ]);
  });

  test('has no more with all that can be asked for, but for a network', () => {
    expect(actionsOf(synthesize(variants.maximal))).toEqual(actionsOf(usual));
    const added = actionsOf(synthesize(variants.watchedInVpc)).filter(
      (one) => !actionsOf(usual).includes(one),
    );
    expect(added).toHaveLength(6);
    expect(added.filter((action) => !action.startsWith('ec2:'))).toEqual([]);
  });
});

describe('its log group', () => {
  test("is its own, and kept as the others, also where the route's is somebody's own", () => {
    const template = synthesize((stack) => ({
      watch,
      logGroup: LogGroup.fromLogGroupName(stack, 'OwnLogs', 'own-logs'),
      logEncryptionKey: Key.fromKeyArn(stack, 'Key', arns.logKey),
      removalPolicy: RemovalPolicy.RETAIN,
    }));
    expect(only('AWS::Logs::LogGroup', template)).toEqual({ KmsKeyId: arns.logKey, RetentionInDays: 30 });
    const { id, DeletionPolicy } = watchResource(template, 'AWS::Logs::LogGroup');
    expect(DeletionPolicy).toBe('Retain');
    expect(only('AWS::Lambda::Function', template).LoggingConfig.LogGroup).toEqual({ Ref: id });
  });
});

describe('in a VPC', () => {
  test('it is where the route is', () => {
    const [route, found] = Object.values(
      synthesize((stack) => ({ watch, ...variants.inVpc(stack) })).findResources('AWS::Lambda::Function'),
    );
    expect(found?.Properties.VpcConfig).toEqual(route?.Properties.VpcConfig);
  });

  test("it has the route's security group where that is made here, so that one way out is enough", () => {
    const template = synthesize((stack) => ({ watch, vpc: new Vpc(stack, 'Vpc') as IVpc }));
    const found = Object.values(template.findResources('AWS::Lambda::Function')).filter(({ Properties }) =>
      /^(index|watch)\.handler$/.test(Properties.Handler),
    );
    const configs = found.flatMap(({ Properties }) => Properties.VpcConfig ?? []);
    expect(configs).toHaveLength(2);
    expect(configs[1]).toEqual(configs[0]);
    template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
  });
});

test.each([
  [Duration.minutes(5), 118],
  [Duration.minutes(15), 718],
  [Duration.minutes(18), 898],
  [Duration.days(1), 898],
])('in a look every %p there is time for %i calls, as docs/deploy.md says', async (every, expected) => {
  const seconds: number = handler({ watch: every }).Timeout;
  const many = Array.from({ length: 2000 }, (_, at) => ({ Name: `integration-${at}` }));
  const { handler: look, calls } = steppedWatch(async ({ identifier }) => ({
    entries: identifier === '' ? many : [],
  }));
  const summary = await look({}, { getRemainingTimeInMillis: () => seconds * 1000 });
  expect(summary).toMatchObject({ walk: 'unfinished', reason: 'out-of-time' });
  expect(calls).toHaveLength(expected);
  expect(readFileSync('docs/deploy.md', 'utf8')).toMatch(new RegExp(`\\b${expected} (?:with|from) \``));
});
