import { expect, test } from '@jest/globals';

import { CURSOR_LAYOUT, MAX_CURSOR_LENGTH, MIN_CURSOR_BYTES } from '../../contract/limits.ts';

test('the longest cursor carries 1000 characters of 4 bytes, as unpadded base64url', () => {
  const overhead = Object.values(CURSOR_LAYOUT).reduce((sum, bytes) => sum + bytes, 0);
  expect(MAX_CURSOR_LENGTH).toBe(Buffer.alloc(overhead + 4000).toString('base64url').length);
});

test('the shortest cursor carries no token', () => {
  expect(MIN_CURSOR_BYTES).toBe(40);
});
