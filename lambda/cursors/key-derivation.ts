import { createHmac } from 'node:crypto';

import type { ApiError } from '../api-error.ts';
import { withRetry } from '../aws/retry.ts';
import type { KeyDerivation } from './cursor-keys.ts';
import { keyUnavailable } from './kms.ts';
import type { GenerateMac } from './kms.ts';

/** Keys from a secret of at least 32 bytes, for a laptop and SAM. */
export function deriveFromSecret(secret: string): KeyDerivation {
  return async (label) => createHmac('sha256', secret).update(label).digest();
}

/**
 * Keys from an AWS KMS HMAC key (HMAC_256) that never leaves KMS. Needs `kms:GenerateMac` on that key.
 *
 * @param keyId - id or ARN of the key.
 */
export function deriveFromKms(keyId: string, generateMac: GenerateMac): KeyDerivation {
  return (label, deadline) =>
    withRetry(deadline, noTime, (timeoutMs) => generateMac(keyId, label, timeoutMs));
}

const noTime = (): ApiError => keyUnavailable('was not asked: no time left for the call.');
