import { createHash, createHmac } from 'node:crypto';

import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { Sha256 } from '../../../lambda/aws/sha256.ts';
import { anyCharacter } from '../../any-character.ts';

/** The same bytes in each of the kinds the SDK may hand over. */
const kinds = (text: string) => [text, Buffer.from(text), new Uint8Array(Buffer.from(text)).buffer];

test('digests are SHA-256, of any kind of data, in any number of parts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: anyCharacter })), async (parts) => {
      for (const kind of [0, 1, 2]) {
        const hash = new Sha256();
        for (const part of parts) hash.update(kinds(part)[kind] ?? '');
        expect(await hash.digest()).toEqual(createHash('sha256').update(parts.join('')).digest());
      }
    }),
  );
});

test('with a secret they are HMAC-SHA-256', async () => {
  const texts = fc.string({ unit: anyCharacter, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(texts, texts, async (secret, data) => {
      for (const kind of kinds(secret)) {
        const hash = new Sha256(kind);
        hash.update(data);
        expect(await hash.digest()).toEqual(createHmac('sha256', secret).update(data).digest());
      }
    }),
  );
});
