import { expect, test } from '@jest/globals';

import { canaries, secretPlaces } from '../canaries.ts';
import { findCanary } from './find-canary.ts';

const hex = (text: string) => Buffer.from(text).toString('hex');

const spellings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in JSON in JSON': (text) => JSON.stringify(JSON.stringify({ text })),
  'in an address': encodeURIComponent,
  'in a form': (text) => String(new URLSearchParams({ text })),
  'with each byte escaped': (text) => hex(text).replaceAll(/../g, '%$&'),
  'with each byte escaped in capitals': (text) => hex(text).toUpperCase().replaceAll(/../g, '%$&'),
  'with the dots escaped': (text) => text.replaceAll('.', '%2E'),
  'as JSON may escape it': (text) => hex(text).replaceAll(/../g, '\\u00$&'),
  'as JSON may escape it, in JSON': (text) => JSON.stringify(hex(text).replaceAll(/../g, '\\u00$&')),
  'in hex': hex,
  'in capital hex': (text) => hex(text).toUpperCase(),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64url': (text) => Buffer.from(text).toString('base64url'),
  'in base64, from within': (text) => Buffer.from(`a:${text}`).toString('base64'),
  'in base64, from further within': (text) => Buffer.from(`ab:c${text}`).toString('base64'),
};

test.each(Object.entries(spellings))('any eight characters of a canary are found, %s', (_, spell) => {
  for (const place of secretPlaces) {
    for (let start = 0; start <= canaries[place].length - 8; start += 1) {
      const piece = spell(canaries[place].slice(start, start + 8));
      expect(findCanary(`said ${piece} to`)).toBe(place);
    }
  }
});

test.each([
  'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0123456789abcdef',
  '?X-Amz-Signature=0123456789abcdef',
])('a signature of SigV4 is found: %s', (text) => expect(findCanary(text)).toBe('signature'));

test.each([
  '',
  'test-token',
  'Q.a',
  'Q.aQ.b',
  'US5hUS5i',
  'Q. Quarter, Q. Queen',
  '512e61512e62',
  'Signature=x',
])('%j is none', (text) => expect(findCanary(text)).toBeUndefined());
