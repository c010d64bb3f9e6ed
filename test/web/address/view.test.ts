import { expect, test } from '@jest/globals';
import { assert, boolean, constantFrom, property, record, string } from 'fast-check';

import { addressOf, viewIn } from '../../../web/address/view.ts';
import { anyCharacter } from '../../any-character.ts';

const anyText = string({ unit: anyCharacter, minLength: 1 });
const sort = record({
  column: constantFrom('run' as const, 'destination' as const, 'client' as const),
  isDescending: boolean(),
});

test('an address leads back to its view', () => {
  const identifier = anyText.filter((text) => /\S/.test(text));
  assert(
    property(record({ identifier, run: anyText, find: anyText, sort }), (view) => {
      expect(viewIn(addressOf(view))).toEqual(view);
    }),
  );
});

test('the usual is not said', () => {
  expect(addressOf({})).toBe('');
  expect(addressOf(viewIn(''))).toBe('');
  expect(addressOf({ identifier: 'orders', find: '', sort: { column: 'run', isDescending: false } })).toBe(
    '?identifier=orders',
  );
  expect(addressOf({ run: 'FAILED', sort: { column: 'run', isDescending: true } })).toBe(
    '?run=FAILED&sort=-run',
  );
});

test.each([
  '',
  '?',
  '?identifier=',
  '?identifier=%20%09',
  '?name=x',
  '?run=&find=&sort=',
  '?sort=price',
  '?sort=--run',
])('%s asks for nothing', (search) => {
  expect(viewIn(search)).toEqual({
    identifier: undefined,
    run: undefined,
    find: '',
    sort: { column: 'run', isDescending: false },
  });
});

test('an ARN as people type it', () => {
  const arn = 'arn:aws:app-integrations:us-east-1:111122223333:data-integration/x';
  expect(viewIn(`?identifier=${arn}`).identifier).toBe(arn);
});
