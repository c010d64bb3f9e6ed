import { describe, expect, test } from '@jest/globals';
import { App, Aws, CfnParameter, Stack } from 'aws-cdk-lib';
import { Alias, CfnKey, Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { KeyProps } from 'aws-cdk-lib/aws-kms';

import { keyProblem, keySpecProblem } from '../../../lib/checks/check-keys.ts';
import { arns } from '../variants.ts';

const hmac = { keySpec: KeySpec.HMAC_256, keyUsage: KeyUsage.GENERATE_VERIFY_MAC };
const NEEDED = 'cursorKey must have KeySpec HMAC_256 and KeyUsage GENERATE_VERIFY_MAC';

function problemOf(props: KeyProps, change: (key: CfnKey) => void = () => undefined): string | undefined {
  const key = new Key(new Stack(), 'Key', props);
  change(key.node.defaultChild as CfnKey);
  expect(keyProblem('cursorKey', key)).toBeUndefined();
  return keySpecProblem('cursorKey', key);
}

test.each<[KeyProps, string]>([
  [{}, 'SYMMETRIC_DEFAULT and ENCRYPT_DECRYPT'],
  [{ keySpec: KeySpec.SYMMETRIC_DEFAULT }, 'SYMMETRIC_DEFAULT and ENCRYPT_DECRYPT'],
  [{ ...hmac, keySpec: KeySpec.HMAC_224 }, 'HMAC_224'],
  [{ ...hmac, keySpec: KeySpec.HMAC_384 }, 'HMAC_384'],
  [{ ...hmac, keySpec: KeySpec.HMAC_512 }, 'HMAC_512'],
  [{ keySpec: KeySpec.RSA_2048, keyUsage: KeyUsage.SIGN_VERIFY }, 'RSA_2048 and SIGN_VERIFY'],
])('a key made with %p is refused', (props, found) => {
  expect(problemOf(props)).toBe(`${NEEDED}, but has ${found}.`);
});

test('so is one that was changed or overridden since, or that is disabled', () => {
  const encrypts = problemOf(hmac, (key) => {
    key.keyUsage = 'ENCRYPT_DECRYPT';
  });
  expect(encrypts).toBe(`${NEEDED}, but has ENCRYPT_DECRYPT.`);
  const overridden = problemOf(hmac, (key) => key.addPropertyOverride('KeySpec', 'HMAC_512'));
  expect(overridden).toBe(`${NEEDED}, but has HMAC_512.`);
  const without = problemOf(hmac, (key) => key.addPropertyDeletionOverride('KeySpec'));
  expect(without).toBe(`${NEEDED}, but has SYMMETRIC_DEFAULT.`);
  const disabled = 'cursorKey must be enabled, but is made with enabled: false.';
  expect(problemOf({ ...hmac, enabled: false })).toBe(disabled);
  expect(problemOf(hmac, (key) => key.addPropertyOverride('Enabled', 'false'))).toBe(disabled);
});

test("so is one of CloudFormation's own, in CDK's clothes", () => {
  const statement = { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' };
  const keyPolicy = { Version: '2012-10-17', Statement: [statement] };
  const stack = new Stack();
  const usual = Key.fromCfnKey(new CfnKey(stack, 'Usual', { keyPolicy }));
  expect(keySpecProblem('cursorKey', usual)).toBe(
    `${NEEDED}, but has SYMMETRIC_DEFAULT and ENCRYPT_DECRYPT.`,
  );
  const right = new CfnKey(stack, 'Right', {
    keyPolicy,
    keySpec: 'HMAC_256',
    keyUsage: 'GENERATE_VERIFY_MAC',
  });
  expect(keySpecProblem('cursorKey', Key.fromCfnKey(right))).toBeUndefined();
});

test('so is an alias, however it comes', () => {
  const alias = 'arn:aws:kms:eu-west-1:111122223333:alias/cursors';
  const stack = new Stack();
  for (const key of [Alias.fromAliasName(stack, 'A', 'alias/cursors'), Key.fromKeyArn(stack, 'B', alias)]) {
    expect(keyProblem('cursorKey', key)).toMatch(/^cursorKey must be a key and not an alias/);
  }
});

test.each([
  'arn:aws:kms:*:*:key/*',
  'arn:aws:kms:eu-west-1:111122223333:key/*',
  `arn:${Aws.PARTITION}:kms:${Aws.REGION}:${Aws.ACCOUNT_ID}:key/*`,
  'arn:aws:kms:eu-west-1:111122223333:key/1111222?-3333-4444-5555-666677778888',
])('so is an ARN that stands for several keys: %s', (arn) => {
  expect(keyProblem('cursorKey', Key.fromKeyArn(new Stack(), 'Key', arn))).toBe(
    "cursorKey must have an ARN without wildcards: the function's role would be allowed to use every key that fits them.",
  );
});

test('so is one that names no key', () => {
  const arn = 'arn:aws:kms:eu-west:calls:key/1';
  expect(keyProblem('cursorKey', Key.fromKeyArn(new Stack(), 'Key', arn))).toBe(
    `cursorKey must have the ARN of a KMS key (arn:aws:kms:REGION:ACCOUNT:key/...), but has '${arn}'.`,
  );
});

test('an HMAC_256 key is taken, of several Regions too, and so is one of which only the ARN is known', () => {
  expect(problemOf(hmac)).toBeUndefined();
  expect(problemOf({ ...hmac, multiRegion: true, enabled: true })).toBeUndefined();
  const stack = new Stack(new App(), 'Test');
  for (const arn of [arns.key, `arn:${Aws.PARTITION}:kms:${Aws.REGION}:${Aws.ACCOUNT_ID}:key/11112222`]) {
    const key = Key.fromKeyArn(stack, arn === arns.key ? 'Known' : 'Unknown', arn);
    expect([keyProblem('cursorKey', key), keySpecProblem('cursorKey', key)]).toEqual([undefined, undefined]);
  }
  expect(keyProblem('cursorKey', undefined)).toBeUndefined();
  const parameter = problemOf(hmac, (key) => {
    key.keySpec = new CfnParameter(key.stack, 'Spec').valueAsString;
  });
  expect(parameter).toBeUndefined();
});

describe('a key for the logs', () => {
  const SYMMETRIC = 'logEncryptionKey must have KeySpec SYMMETRIC_DEFAULT and KeyUsage ENCRYPT_DECRYPT';

  test('encrypts: one for cursors is refused, and so is one that is disabled', () => {
    const stack = new Stack();
    const specProblem = (id: string, props: KeyProps) =>
      keySpecProblem('logEncryptionKey', new Key(stack, id, props));
    expect(specProblem('Usual', {})).toBeUndefined();
    expect(specProblem('Rotated', { enableKeyRotation: true, multiRegion: true })).toBeUndefined();
    expect(specProblem('Cursors', hmac)).toBe(`${SYMMETRIC}, but has HMAC_256 and GENERATE_VERIFY_MAC.`);
    expect(specProblem('Disabled', { enabled: false })).toBe(
      'logEncryptionKey must be enabled, but is made with enabled: false.',
    );
    expect(keySpecProblem('logEncryptionKey', undefined)).toBeUndefined();
  });

  test.each([
    ['arn:aws:kms:eu-west-1:111122223333:alias/logs', /^logEncryptionKey must be a key and not an alias: /],
    ['arn:aws:kms:eu-west-1:111122223333:key/*', /^logEncryptionKey must have an ARN without wildcards: /],
    ['arn:aws:kms:eu-west:calls:key/1', /^logEncryptionKey must have the ARN of a KMS key .*, but has /],
  ])('has a name of its own: %s is refused', (arn, says) => {
    expect(keyProblem('logEncryptionKey', Key.fromKeyArn(new Stack(), 'Key', arn))).toMatch(says);
  });

  test('may be one of which only the ARN is known', () => {
    const key = Key.fromKeyArn(new Stack(), 'Key', arns.logKey);
    expect([keyProblem('logEncryptionKey', key), keySpecProblem('logEncryptionKey', key)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
