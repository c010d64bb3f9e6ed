import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { ServiceError } from '../wire/service-error.ts';

/** Seals and opens the `NextToken` of lists. */
export interface PageTokens {
  /** @param list What the token may be used for: the operation and the identifier as the caller sent it. */
  seal(list: string, lastSequence: number): string;
  /** @throws ServiceError `InvalidRequestException` for any token that {@link seal} did not issue for this list, and for an expired one. */
  open(list: string, token: string): number;
}

export interface PageTokenOptions {
  /** 32 bytes. */
  key: Uint8Array;
  lifetimeMs: number;
  /** Milliseconds since the epoch. */
  now: () => number;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Two unsigned integers of 6 bytes: the time of expiry and the sequence of the last item seen. */
const CONTENT_BYTES = 12;
const TOKEN_BYTES = NONCE_BYTES + CONTENT_BYTES + TAG_BYTES;

/** AES-256-GCM over expiry and position; the list is authenticated, not contained. */
export function createPageTokens({ key, lifetimeMs, now }: PageTokenOptions): PageTokens {
  return {
    seal(list, lastSequence) {
      const nonce = randomBytes(NONCE_BYTES);
      const content = Buffer.alloc(CONTENT_BYTES);
      content.writeUIntBE(now() + lifetimeMs, 0, 6);
      content.writeUIntBE(lastSequence, 6, 6);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(list));
      return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      );
    },

    open(list, token) {
      const content = decrypt(key, list, token);
      if (!content || content.readUIntBE(0, 6) <= now()) {
        throw new ServiceError('InvalidRequestException', 'The NextToken is not valid for this request.');
      }
      return content.readUIntBE(6, 6);
    },
  };
}

function decrypt(key: Uint8Array, list: string, token: string): Buffer | undefined {
  const bytes = Buffer.from(token, 'base64url');
  // Node's decoder skips junk, so only the one canonical spelling counts.
  if (bytes.length !== TOKEN_BYTES || bytes.toString('base64url') !== token) return undefined;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(Buffer.from(list))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}
