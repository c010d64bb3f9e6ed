import { Token } from 'aws-cdk-lib';
import { CfnKey, type IKey } from 'aws-cdk-lib/aws-kms';

/** The function asks for MACs of the algorithm HMAC_SHA_256, which KMS makes with keys of this spec only. */
const NEEDED = { keySpec: 'HMAC_256', keyUsage: 'GENERATE_VERIFY_MAC' } as const;
const USUAL = { keySpec: 'SYMMETRIC_DEFAULT', keyUsage: 'ENCRYPT_DECRYPT' } as const;

/** @returns what is known to be wrong with a key; of one that the app does not make, only its ARN is known */
export function cursorKeyProblem(key: IKey | undefined): string | undefined {
  if (key === undefined) return undefined;
  if ('aliasName' in key || key.keyArn.includes(':alias/')) {
    return 'cursorKey must be a key and not an alias: an IAM policy can name keys only by their own ARN.';
  }
  const made = key.node.defaultChild;
  if (!CfnKey.isCfnKey(made)) return undefined;
  const found = [made.keySpec ?? USUAL.keySpec, made.keyUsage ?? USUAL.keyUsage];
  const isNeeded = [NEEDED.keySpec, NEEDED.keyUsage].every(
    (needed, at) => found[at] === needed || Token.isUnresolved(found[at]),
  );
  if (!isNeeded) {
    return `cursorKey must have keySpec ${NEEDED.keySpec} and keyUsage ${NEEDED.keyUsage}, but has ${found.join(' and ')}.`;
  }
  return made.enabled === false ? 'cursorKey must be enabled, but is made with enabled: false.' : undefined;
}
