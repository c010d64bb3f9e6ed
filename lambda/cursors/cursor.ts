import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { CURSOR_LAYOUT, MIN_CURSOR_BYTES } from '../../contract/limits.ts';

/** The format below; another layout or another cipher gets another number. */
const VERSION = 2;

/** The format before: the same without an offset, and never without a token. Such cursors still open. */
const VERSION_WITHOUT_OFFSET = 1;

/** What a cursor has at least, by version; no other version is known. */
const leastBytes: Readonly<Record<number, number>> = {
  [VERSION_WITHOUT_OFFSET]: MIN_CURSOR_BYTES - CURSOR_LAYOUT.offset + 1,
  [VERSION]: MIN_CURSOR_BYTES,
};

const HEADER_BYTES = CURSOR_LAYOUT.version + CURSOR_LAYOUT.epoch;
const NONCE_END = HEADER_BYTES + CURSOR_LAYOUT.nonce;
/** In what is encrypted. */
const TOKEN_START = CURSOR_LAYOUT.issuedAt + CURSOR_LAYOUT.offset;
const CIPHER = 'aes-256-gcm';

/** Where a page of ours begins: in one of AppIntegrations' pages, after so many of its entries. */
export interface Position {
  /** AppIntegrations' own NextToken; `''` for its first page. */
  token: string;
  offset: number;
}

/** What a cursor carries, sealed. */
export interface CursorContents extends Position {
  /** Epoch milliseconds. */
  issuedAt: number;
}

/** A cursor that is well-formed, and so worth looking up a key for; nothing in it is to be trusted yet. */
export interface UnopenedCursor {
  /** Names the key that must have sealed it. */
  epoch: number;
  bytes: Buffer;
}

/**
 * Seals a position in one list: AES-256-GCM under `key`, as unpadded base64url.
 *
 * Layout: version (1 byte), key epoch (2), nonce (12), then encrypted issue time (6), offset (3) and token, then tag (16).
 *
 * @param key - the key of `epoch`.
 * @param boundTo - names the list; the cursor opens for no other.
 */
export function sealCursor(key: KeyObject, epoch: number, boundTo: string, contents: CursorContents): string {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(VERSION);
  header.writeUInt16BE(epoch, CURSOR_LAYOUT.version);
  const numbers = Buffer.alloc(TOKEN_START);
  numbers.writeUIntBE(contents.issuedAt, 0, CURSOR_LAYOUT.issuedAt);
  numbers.writeUIntBE(contents.offset, CURSOR_LAYOUT.issuedAt, CURSOR_LAYOUT.offset);

  const nonce = randomBytes(CURSOR_LAYOUT.nonce);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: CURSOR_LAYOUT.tag });
  cipher.setAAD(authenticated(header, boundTo));
  const sealed = [cipher.update(numbers), cipher.update(contents.token, 'utf8'), cipher.final()];
  return Buffer.concat([header, nonce, ...sealed, cipher.getAuthTag()]).toString('base64url');
}

/** Decodes a cursor, strictly: alphabet, canonical spelling, length, version. `undefined` if it is malformed. */
export function decodeCursor(text: string): UnopenedCursor | undefined {
  const bytes = Buffer.from(text, 'base64url');
  // Node's decoder skips what it does not know; only the canonical spelling comes out as it went in.
  if (bytes.toString('base64url') !== text) return undefined;
  const least = leastBytes[bytes[0] ?? 0];
  if (least === undefined || bytes.length < least) return undefined;
  return { epoch: bytes.readUInt16BE(CURSOR_LAYOUT.version), bytes };
}

/** Opens a cursor. `undefined` if it was altered, or sealed with another key or for another list. */
export function openCursor(
  key: KeyObject,
  boundTo: string,
  { bytes }: UnopenedCursor,
): CursorContents | undefined {
  const header = bytes.subarray(0, HEADER_BYTES);
  const nonce = bytes.subarray(HEADER_BYTES, NONCE_END);
  const sealed = bytes.subarray(NONCE_END, -CURSOR_LAYOUT.tag);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: CURSOR_LAYOUT.tag });
  decipher.setAAD(authenticated(header, boundTo));
  decipher.setAuthTag(bytes.subarray(-CURSOR_LAYOUT.tag));
  const contents = decipher.update(sealed);
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  const issuedAt = contents.readUIntBE(0, CURSOR_LAYOUT.issuedAt);
  if (bytes[0] === VERSION_WITHOUT_OFFSET)
    return { issuedAt, offset: 0, token: contents.toString('utf8', CURSOR_LAYOUT.issuedAt) };
  return {
    issuedAt,
    offset: contents.readUIntBE(CURSOR_LAYOUT.issuedAt, CURSOR_LAYOUT.offset),
    token: contents.toString('utf8', TOKEN_START),
  };
}

/** What the tag vouches for besides the contents: header, and which list it belongs to. */
function authenticated(header: Buffer, boundTo: string): Buffer {
  return Buffer.concat([header, Buffer.from(boundTo)]);
}
