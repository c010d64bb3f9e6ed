import { createHash, createHmac, createSecretKey } from 'node:crypto';
import type { Hash, Hmac } from 'node:crypto';

/** What the SDK may hand over. Source: @smithy/types, SourceData. */
type SourceData = string | ArrayBuffer | ArrayBufferView;

/**
 * SHA-256 as the SDK's signer wants it: HMAC where there is a secret. The SDK's own (`@smithy/hash-node`) hands Node
 * secrets as bytes, which Node 24 checks five times as long as text or a key object; a signature takes several.
 */
export class Sha256 {
  private readonly hash: Hash | Hmac;

  constructor(secret?: SourceData) {
    const key = secret === undefined ? undefined : readable(secret);
    if (key === undefined) this.hash = createHash('sha256');
    else this.hash = createHmac('sha256', typeof key === 'string' ? key : createSecretKey(key));
  }

  update(data: SourceData): void {
    this.hash.update(readable(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
}

function readable(data: SourceData): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
