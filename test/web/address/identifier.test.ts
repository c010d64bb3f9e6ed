import { expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';

import { addressOf, identifierIn } from '../../../web/address/identifier.ts';
import { anyCharacter } from '../../any-character.ts';

test('an address leads back to its identifier', () => {
  const identifiers = string({ unit: anyCharacter, minLength: 1 }).filter((text) => /\S/.test(text));
  assert(
    property(identifiers, (identifier) => {
      expect(identifierIn(addressOf(identifier))).toBe(identifier);
    }),
  );
});

test.each(['', '?', '?identifier=', '?identifier=%20%09', '?name=x'])('%s asks for nothing', (search) => {
  expect(identifierIn(search)).toBeUndefined();
});

test('an ARN as people type it', () => {
  expect(identifierIn('?identifier=arn:aws:app-integrations:us-east-1:111122223333:data-integration/x')).toBe(
    'arn:aws:app-integrations:us-east-1:111122223333:data-integration/x',
  );
});
