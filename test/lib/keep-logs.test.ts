import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import { NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alias, Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';

import type { AssociationsApiProps } from '../../lib/associations-api-props.ts';
import { AssociationsApi } from '../../lib/associations-api.ts';
import { synthesize, testApp } from './synthesize.ts';
import { account, arns, region } from './variants.ts';

const everyLog = { console: true, access: { by: 'anyone' } } as const satisfies AssociationsApiProps;

function logGroups(template: Template) {
  return Object.entries(template.findResources('AWS::Logs::LogGroup'));
}

function keyPolicy(template: Template): Record<string, unknown>[] {
  const [key] = Object.values(
    template.findResources('AWS::KMS::Key', { Properties: { EnableKeyRotation: true } }),
  );
  return key?.Properties.KeyPolicy.Statement;
}

describe('with logEncryptionKey', () => {
  const imported = synthesize((stack) => ({
    ...everyLog,
    logEncryptionKey: Key.fromKeyArn(stack, 'LogKey', arns.logKey),
  }));

  test("every log group that is made is encrypted with it, the execution log and the console's too", () => {
    expect(logGroups(imported).map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'AssociationsFunctionLogs',
      'AssociationsRouteAccessLog',
      'AssociationsRouteApiExecutionLog',
      'AssociationsConsoleFunctionLogs',
    ]);
    for (const [, { Properties }] of logGroups(imported)) expect(Properties.KmsKeyId).toBe(arns.logKey);
  });

  test('nothing else changes', () => {
    const plain = synthesize(everyLog).toJSON();
    for (const [id] of logGroups(imported)) plain.Resources[id].Properties.KmsKeyId = arns.logKey;
    expect(imported.toJSON()).toEqual(plain);
  });

  test('a key of the app lets CloudWatch Logs use it, for the log groups of this stack and of API Gateway', () => {
    const template = synthesize((stack) => ({
      ...everyLog,
      logEncryptionKey: new Key(stack, 'LogKey', { enableKeyRotation: true }),
    }));
    const [administration, ...added] = keyPolicy(template);
    expect(administration).toMatchObject({ Action: 'kms:*' });
    const groups = ['Test-*', 'API-Gateway-Execution-Logs_*'].map(
      (name) => `arn:aws:logs:${region}:${account}:log-group:${name}`,
    );
    expect(added).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: { 'Fn::Join': ['', [`logs.${region}.`, { Ref: 'AWS::URLSuffix' }]] } },
        Action: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        Resource: '*',
        Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
      },
    ]);
    for (const [, { Properties }] of logGroups(template)) {
      expect(Properties.KmsKeyId).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^LogKey/), 'Arn'] });
    }
  });

  test('one key serves two routes of a stack, and a key of another stack names the stack of the logs', () => {
    const app = testApp();
    const keys = new Stack(app, 'Keys');
    const key = new Key(keys, 'LogKey', { enableKeyRotation: true });
    const stack = new Stack(app, 'Logs');
    new AssociationsApi(stack, 'One', { logEncryptionKey: key });
    new AssociationsApi(stack, 'Two', { logEncryptionKey: key });
    const policy = JSON.stringify(keyPolicy(Template.fromStack(keys)));
    expect(policy.match(/log-group:Logs-\*/g)).toHaveLength(1);
    expect(policy).not.toContain('Keys-*');
  });

  test('from a nested stack, whose log groups begin with the name of the stack around it, nothing waits for itself', () => {
    const stack = new Stack(testApp(), 'Around');
    const key = new Key(stack, 'LogKey', { enableKeyRotation: true });
    new AssociationsApi(new NestedStack(stack, 'Nested'), 'Associations', { logEncryptionKey: key });
    // The template is refused if there is a circle.
    expect(JSON.stringify(keyPolicy(Template.fromStack(stack)))).toContain(':log-group:Around-*');
  });

  test('a log group that was given keeps what it has', () => {
    const template = synthesize((stack) => ({
      logGroup: new LogGroup(stack, 'OwnLogs'),
      logEncryptionKey: Key.fromKeyArn(stack, 'LogKey', arns.logKey),
    }));
    expect(logGroups(template).filter(([, { Properties }]) => Properties.KmsKeyId !== arns.logKey)).toEqual([
      [expect.stringMatching(/^OwnLogs/), expect.anything()],
    ]);
  });
});

test.each<[string, (stack: Stack) => AssociationsApiProps, RegExp]>([
  [
    'an alias',
    (stack) => ({ logEncryptionKey: Alias.fromAliasName(stack, 'Key', 'alias/logs') }),
    /logEncryptionKey must be a key and not an alias: CloudWatch Logs takes keys only by their own ARN\./,
  ],
  [
    'a key that makes cursors',
    (stack) => ({
      logEncryptionKey: new Key(stack, 'Key', {
        keySpec: KeySpec.HMAC_256,
        keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      }),
    }),
    /logEncryptionKey must have KeySpec SYMMETRIC_DEFAULT and KeyUsage ENCRYPT_DECRYPT, but has HMAC_256 and GENERATE_VERIFY_MAC\./,
  ],
])('%s is refused', (_, props, says) => {
  expect(() => synthesize(props)).toThrow(says);
});

test('docs/operate.md has the statement as a key that is made gets it', () => {
  const [, section = ''] = readFileSync('docs/operate.md', 'utf8').split('### A key for the logs');
  const written = JSON.parse(/```json\n(.*?)```/s.exec(section)?.[1] ?? '');
  const stack = new Stack(testApp(), 'AppIntegrationsBff-prod', { env: { account, region } });
  new AssociationsApi(stack, 'Associations', {
    logEncryptionKey: new Key(stack, 'LogKey', { enableKeyRotation: true }),
  });
  const [, made] = keyPolicy(Template.fromStack(stack));
  expect(written).toEqual({ ...made, Principal: { Service: `logs.${region}.amazonaws.com` } });
});
