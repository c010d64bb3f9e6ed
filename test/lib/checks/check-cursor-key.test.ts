import { expect, test } from '@jest/globals';
import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Alias, type CfnKey, Key, type KeyProps, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';

import { cursorKeyProblem } from '../../../lib/checks/check-cursor-key.ts';
import { arns } from '../variants.ts';

const hmac = { keySpec: KeySpec.HMAC_256, keyUsage: KeyUsage.GENERATE_VERIFY_MAC };

function problemOf(props: KeyProps, change: (key: CfnKey) => void = () => undefined): string | undefined {
  const key = new Key(new Stack(), 'Key', props);
  change(key.node.defaultChild as CfnKey);
  return cursorKeyProblem(key);
}

test.each<[KeyProps, string]>([
  [{}, 'SYMMETRIC_DEFAULT and ENCRYPT_DECRYPT'],
  [{ keySpec: KeySpec.SYMMETRIC_DEFAULT }, 'SYMMETRIC_DEFAULT and ENCRYPT_DECRYPT'],
  [{ ...hmac, keySpec: KeySpec.HMAC_224 }, 'HMAC_224 and GENERATE_VERIFY_MAC'],
  [{ ...hmac, keySpec: KeySpec.HMAC_384 }, 'HMAC_384 and GENERATE_VERIFY_MAC'],
  [{ ...hmac, keySpec: KeySpec.HMAC_512 }, 'HMAC_512 and GENERATE_VERIFY_MAC'],
  [{ keySpec: KeySpec.RSA_2048, keyUsage: KeyUsage.SIGN_VERIFY }, 'RSA_2048 and SIGN_VERIFY'],
])('a key made with %p is refused', (props, found) => {
  expect(problemOf(props)).toBe(
    `cursorKey must have keySpec HMAC_256 and keyUsage GENERATE_VERIFY_MAC, but has ${found}.`,
  );
});

test('so is one whose usage was changed, or that is disabled', () => {
  const encrypts = problemOf(hmac, (key) => {
    key.keyUsage = 'ENCRYPT_DECRYPT';
  });
  expect(encrypts).toMatch(/, but has HMAC_256 and ENCRYPT_DECRYPT\.$/);
  expect(problemOf({ ...hmac, enabled: false })).toBe(
    'cursorKey must be enabled, but is made with enabled: false.',
  );
});

test('so is an alias, however it comes', () => {
  const alias = 'arn:aws:kms:eu-west-1:111122223333:alias/cursors';
  const stack = new Stack();
  for (const key of [Alias.fromAliasName(stack, 'A', 'alias/cursors'), Key.fromKeyArn(stack, 'B', alias)]) {
    expect(cursorKeyProblem(key)).toMatch(/^cursorKey must be a key and not an alias/);
  }
});

test('an HMAC_256 key is taken, of several Regions too, and so is one of which only the ARN is known', () => {
  expect(problemOf(hmac)).toBeUndefined();
  expect(problemOf({ ...hmac, multiRegion: true, enabled: true })).toBeUndefined();
  expect(cursorKeyProblem(Key.fromKeyArn(new Stack(), 'Key', arns.key))).toBeUndefined();
  expect(cursorKeyProblem(undefined)).toBeUndefined();
  const parameter = problemOf(hmac, (key) => {
    key.keySpec = new CfnParameter(key.stack, 'Spec').valueAsString;
  });
  expect(parameter).toBeUndefined();
});
