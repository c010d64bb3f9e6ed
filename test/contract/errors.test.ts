import { expect, test } from '@jest/globals';

import { CREDENTIALS_REFUSED_SENTENCE, errors, KEY_UNAVAILABLE_SENTENCE } from '../../contract/errors.ts';

test('each error has a sentence of its own, for people', () => {
  const sentences = Object.values(errors).map(({ sentence }) => sentence);
  const all = [...sentences, KEY_UNAVAILABLE_SENTENCE, CREDENTIALS_REFUSED_SENTENCE];
  for (const sentence of all) expect(sentence).toMatch(/^[A-Z].*[a-z]\.$/);
  expect(new Set(all).size).toBe(all.length);
});

test('whoever is to wait or to ask somebody is told so', () => {
  expect(KEY_UNAVAILABLE_SENTENCE).toMatch(/Wait a moment, then try again\.$/);
  expect(CREDENTIALS_REFUSED_SENTENCE).toContain('requestId');
});
