import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { cutLook, cutName, toBody } from '../../../lambda/pages/look.ts';
import { aLook } from './a-look.ts';

const own = 'own-token';
const at = (offset: number) => ({ token: own, offset });

describe('a cut', () => {
  const look = aLook([0, 1, 2, 3, 4], { token: 'next-token' });
  const last = aLook([0, 1, 2, 3, 4]);

  test.each([
    ['in the middle leads on in the same page', look, at(1), 2, [1, 2], at(3)],
    ['at the end leads to the next page', look, at(3), 2, [3, 4], { token: 'next-token', offset: 0 }],
    ['at the very end ends the list', last, at(3), 2, [3, 4], undefined],
    ['beyond the end is short, not filled up', look, at(4), 3, [4], { token: 'next-token', offset: 0 }],
    ['after the end of a list that shrank is empty and ends', last, at(7), 3, [], undefined],
    [
      'after the end of a page that shrank is empty and leads on',
      look,
      at(7),
      3,
      [],
      { token: 'next-token', offset: 0 },
    ],
    ['of an empty page leads on', aLook([], { token: 't' }), at(0), 3, [], { token: 't', offset: 0 }],
    ['of an empty list ends', aLook([]), at(0), 3, [], undefined],
    [
      'without an end is the whole page',
      look,
      at(0),
      Infinity,
      [0, 1, 2, 3, 4],
      { token: 'next-token', offset: 0 },
    ],
  ])('%s', (_how, from, position, size, numbers, next) => {
    expect(cutLook(from, position, size)).toEqual({ cut: numbers.map((number) => ({ number })), next });
  });

  test('of the first page leads on in the first page', () => {
    expect(cutLook(last, { token: '', offset: 0 }, 2).next).toEqual({ token: '', offset: 2 });
  });

  test('after another, whatever their sizes, makes up all of the list and nothing twice', () => {
    const pages = fc.array(fc.array(fc.nat(), { maxLength: 50 }), { minLength: 1, maxLength: 5 });
    const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(pages, sizes, (lists, size) => {
        const looks = new Map(
          lists.map((rows, index) => [
            index === 0 ? '' : `page-${index}`,
            aLook(rows, { token: index + 1 === lists.length ? '' : `page-${index + 1}` }),
          ]),
        );
        const walked: unknown[] = [];
        let position: ReturnType<typeof cutLook>['next'] = { token: '', offset: 0 };
        while (position) {
          const from = looks.get(position.token) ?? aLook([]);
          const { cut, next } = cutLook(from, position, size.next().value ?? 1);
          walked.push(...cut.map(({ number }) => number));
          position = next;
        }
        expect(walked).toEqual(lists.flat());
      }),
    );
  });
});

test('no two cuts of a page have the same name', () => {
  const names = new Set<number>();
  for (let offset = 0; offset < 60; offset += 1) {
    for (let size = 1; size <= 50; size += 1) names.add(cutName(offset, size));
  }
  expect(names.size).toBe(60 * 50);
});

describe('a body', () => {
  test('with a cursor has no ETag', () => {
    expect(toBody('Things', [{ a: 1 }, {}], 'cursor')).toEqual({
      text: '{"Things":[{"a":1},{}],"NextToken":"cursor"}',
    });
  });

  test('that is the last has one of its own', () => {
    const one = toBody('Things', [{ a: 1 }], undefined);
    expect(one).toEqual({ text: '{"Things":[{"a":1}]}', etag: expect.stringMatching(/^"[\w-]{43}"$/) });
    expect(toBody('Things', [{ a: 1 }], undefined)).toEqual(one);
    expect(toBody('Things', [], undefined).etag).not.toBe(one.etag);
  });
});
