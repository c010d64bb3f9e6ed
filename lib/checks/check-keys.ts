import { Token } from 'aws-cdk-lib';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';

import { given } from '../given.ts';
import { templateProperties } from '../template-properties.ts';
import { texts } from './texts.ts';

const NAMES = ['KeySpec', 'KeyUsage'] as const;
const USUAL = { KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT' } as const;

/** What a key must be, and what its name would spoil. */
const rules = {
  // The function asks for MACs of the algorithm HMAC_SHA_256, which KMS makes with keys of this spec only.
  cursorKey: {
    needed: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
    noAlias: 'an IAM policy can name keys only by their own ARN',
    noWildcard: "the function's role would be allowed to use every key that fits them",
  },
  logEncryptionKey: {
    needed: USUAL,
    noAlias: 'CloudWatch Logs takes keys only by their own ARN',
    noWildcard: 'a log group is encrypted with one key',
  },
} as const;

type KeyName = keyof typeof rules;

/** @returns what is wrong with the name of a key: policies and log groups have it in them */
export function keyProblem(name: KeyName, key: IKey | undefined): string | undefined {
  if (key === undefined) return undefined;
  if ('aliasName' in key || key.keyArn.includes(':alias/')) {
    return `${name} must be a key and not an alias: ${rules[name].noAlias}.`;
  }
  const { keyArn } = key;
  if (/[*?]/.test(keyArn)) return `${name} must have an ARN without wildcards: ${rules[name].noWildcard}.`;
  const { pattern, is } = texts.keyArn;
  return Token.isUnresolved(keyArn) || pattern.test(keyArn)
    ? undefined
    : `${name} must have ${is}, but has '${keyArn}'.`;
}

/** @returns what is known to be wrong with a key itself; of one that the app does not make, nothing is known */
export function keySpecProblem(name: KeyName, key: IKey | undefined): string | undefined {
  const made = [key?.node.defaultChild, key?.node.scope].find((construct) => CfnKey.isCfnKey(construct));
  if (!CfnKey.isCfnKey(made)) return undefined;
  const { needed } = rules[name];
  const found: Readonly<Record<string, unknown>> = { ...USUAL, ...given(templateProperties(made)) };
  // What only the deployment will know is an object here.
  const wrong = NAMES.filter((each) => typeof found[each] !== 'object' && found[each] !== needed[each]);
  if (wrong.length > 0) {
    const all = NAMES.map((each) => `${each} ${needed[each]}`).join(' and ');
    return `${name} must have ${all}, but has ${wrong.map((each) => found[each]).join(' and ')}.`;
  }
  return String(found['Enabled']) === 'false'
    ? `${name} must be enabled, but is made with enabled: false.`
    : undefined;
}
