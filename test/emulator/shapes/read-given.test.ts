import { expect, test } from '@jest/globals';

import { GivenError, readGiven } from '../../../emulator/shapes/read-given.ts';

const shape = {
  type: 'structure',
  strict: true,
  required: ['first'],
  members: { first: { type: 'text' }, mode: { type: 'choice', strict: true, values: ['slow', 'steady'] } },
} as const;

test('what fits is given back; undefined and null are absent', () => {
  expect(readGiven(shape, { first: 'a', mode: undefined, other: null }, 'It')).toEqual({ first: 'a' });
});

test.each([
  [5, 'It must be an object.'],
  [{ frist: 'a' }, 'frist is no member that is known: first is probably meant. first must not be null.'],
  [{ first: 'a', last: 'b' }, 'last is no member that is known: there are first, mode.'],
  [
    { first: 'a', mode: 'staedy' },
    'mode must satisfy enum value set: [slow, steady]; steady is probably meant.',
  ],
])('%j is refused with a sentence for each problem', (value, message) => {
  expect(() => readGiven(shape, value, 'It')).toThrow(new GivenError(message));
});

test('of a thousand problems twenty are told', () => {
  const value = Array.from({ length: 1000 }, () => 5);
  expect(() => readGiven({ type: 'list', item: shape }, value, 'It', 'seed')).toThrow(
    new GivenError(Array.from({ length: 20 }, (_, index) => `seed.${index} must be an object.`).join(' ')),
  );
});
