import { Token } from 'aws-cdk-lib';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';

import { given } from '../given.ts';
import { templateProperties } from '../template-properties.ts';
import { texts } from './texts.ts';

/** The function asks for MACs of the algorithm HMAC_SHA_256, which KMS makes with keys of this spec only. */
const NEEDED = { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' } as const;
const NAMES = ['KeySpec', 'KeyUsage'] as const;
const USUAL: Readonly<Record<string, unknown>> = {
  KeySpec: 'SYMMETRIC_DEFAULT',
  KeyUsage: 'ENCRYPT_DECRYPT',
} as const;

/** @returns what is wrong with the name of a key: the role's policy is made of it */
export function cursorKeyProblem(key: IKey | undefined): string | undefined {
  if (key === undefined) return undefined;
  if ('aliasName' in key || key.keyArn.includes(':alias/')) {
    return 'cursorKey must be a key and not an alias: an IAM policy can name keys only by their own ARN.';
  }
  const { keyArn } = key;
  if (/[*?]/.test(keyArn)) {
    return "cursorKey must have an ARN without wildcards: the function's role would be allowed to use every key that fits them.";
  }
  const { pattern, is } = texts.cursorKeyArn;
  return Token.isUnresolved(keyArn) || pattern.test(keyArn)
    ? undefined
    : `cursorKey must have ${is}, but has '${keyArn}'.`;
}

/** @returns what is known to be wrong with a key itself; of one that the app does not make, nothing is known */
export function keySpecProblem(key: IKey): string | undefined {
  const made = [key.node.defaultChild, key.node.scope].find((construct) => CfnKey.isCfnKey(construct));
  if (!CfnKey.isCfnKey(made)) return undefined;
  const found = { ...USUAL, ...given(templateProperties(made)) };
  // What only the deployment will know is an object here.
  const wrong = NAMES.filter((name) => typeof found[name] !== 'object' && found[name] !== NEEDED[name]);
  if (wrong.length > 0) {
    const needed = NAMES.map((name) => `${name} ${NEEDED[name]}`).join(' and ');
    return `cursorKey must have ${needed}, but has ${wrong.map((name) => found[name]).join(' and ')}.`;
  }
  return String(found['Enabled']) === 'false'
    ? 'cursorKey must be enabled, but is made with enabled: false.'
    : undefined;
}
