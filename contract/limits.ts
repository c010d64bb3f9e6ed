/** Longest `Identifier`, in characters (Unicode code points). Source: AppIntegrations API reference. */
export const IDENTIFIER_MAX_CHARACTERS = 255;

/** Range of `maxResults`. Source: AppIntegrations API reference. */
export const MAX_RESULTS_MIN = 1;
export const MAX_RESULTS_MAX = 50;

/** Longest `NextToken` AppIntegrations issues, in characters (Unicode code points). Source: API reference. */
export const UPSTREAM_TOKEN_MAX_CHARACTERS = 1000;

/** A character takes at most this many bytes in UTF-8 (RFC 3629). */
const UTF8_BYTES_PER_CHARACTER = 4;

/**
 * Bytes of a cursor besides the upstream token: version, key epoch, nonce, issue time, offset in AWS's page, authentication tag. An
 * offset has room for as many entries as an answer of two million bytes can hold.
 */
export const CURSOR_LAYOUT = {
  version: 1,
  epoch: 2,
  nonce: 12,
  issuedAt: 6,
  offset: 3,
  tag: 16,
} as const;

/** A cursor into AWS's first page carries no token. */
export const MIN_CURSOR_BYTES = Object.values(CURSOR_LAYOUT).reduce((sum, bytes) => sum + bytes, 0);

const MAX_CURSOR_BYTES = MIN_CURSOR_BYTES + UPSTREAM_TOKEN_MAX_CHARACTERS * UTF8_BYTES_PER_CHARACTER;

/** Longest cursor, in characters of unpadded base64url (4 characters for 3 bytes): none we issue is longer. */
export const MAX_CURSOR_LENGTH = Math.ceil((MAX_CURSOR_BYTES * 4) / 3);
