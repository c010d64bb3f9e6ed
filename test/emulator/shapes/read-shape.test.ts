import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { readShape } from '../../../emulator/shapes/read-shape.ts';

const shape = {
  type: 'structure',
  required: ['name'],
  members: {
    name: { type: 'text', min: 1, max: 2, pattern: /^\S+$/ },
    count: { type: 'number', min: 1, max: 50 },
    mode: { type: 'choice', values: ['ON', 'OFF'] },
    list: { type: 'list', item: { type: 'text' }, min: 1, max: 2 },
    map: { type: 'map', key: { type: 'text', max: 2 }, value: { type: 'text' }, max: 2 },
  },
} as const;

test.each([
  [{ name: 'a' }],
  [{ name: '😀😀', count: 50, mode: 'OFF', list: ['', ''], map: { a: '', b: '' } }],
  [{ name: 'a', count: 1, mode: 'ON', list: ['x'], map: {} }],
])('%j fits', (value) => {
  expect(readShape(shape, value)).toEqual({ value });
});

test('unknown members go, null members are absent, inherited ones do not count', () => {
  expect(readShape(shape, { name: 'a', count: null, other: 1 })).toEqual({ value: { name: 'a' } });
  expect(readShape(shape, Object.create({ name: 'a' }))).toMatchObject({ problems: [{ at: 'name' }] });
});

test.each([
  [null, '', 'must be an object'],
  [[], '', 'must be an object'],
  ['x', '', 'must be an object'],
  [{}, 'name', 'must not be null'],
  [{ name: null }, 'name', 'must not be null'],
  [{ name: 1 }, 'name', 'must be a string'],
  [{ name: 'abc' }, 'name', 'must have length less than or equal to 2'],
  [{ name: ' ' }, 'name', 'must satisfy regular expression pattern: ^\\S+$'],
  [{ name: 'a', count: 0 }, 'count', 'must have value greater than or equal to 1'],
  [{ name: 'a', count: 51 }, 'count', 'must have value less than or equal to 50'],
  [{ name: 'a', count: '5' }, 'count', 'must be a whole number'],
  [{ name: 'a', count: 1.5 }, 'count', 'must be a whole number'],
  [{ name: 'a', mode: 'on' }, 'mode', 'must satisfy enum value set: [ON, OFF]'],
  [{ name: 'a', list: {} }, 'list', 'must be a list'],
  [{ name: 'a', list: [] }, 'list', 'must have length greater than or equal to 1'],
  [{ name: 'a', list: ['', '', ''] }, 'list', 'must have length less than or equal to 2'],
  [{ name: 'a', list: ['', 5] }, 'list.1', 'must be a string'],
  [{ name: 'a', map: [] }, 'map', 'must be an object'],
  [{ name: 'a', map: { abc: '' } }, 'map.key', 'must have length less than or equal to 2'],
  [{ name: 'a', map: { a: 5 } }, 'map.a', 'must be a string'],
  [{ name: 'a', map: { a: '', b: '', c: '' } }, 'map', 'must have length less than or equal to 2'],
])('%j breaks it at %j', (value, at, rule) => {
  expect(readShape(shape, value)).toEqual({ problems: [{ at, rule }] });
});

test('all problems are told together', () => {
  expect(readShape(shape, { count: 0, mode: 1 })).toEqual({
    problems: [
      { at: 'name', rule: expect.any(String) },
      { at: 'count', rule: expect.any(String) },
      { at: 'mode', rule: expect.any(String) },
    ],
  });
});

test('any JSON is either read or has a problem', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const reading = readShape(shape, value);
      expect('problems' in reading ? reading.problems.length : 1).toBeGreaterThan(0);
    }),
  );
});
