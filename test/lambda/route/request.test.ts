import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import fc from 'fast-check';

import { MAX_CURSOR_LENGTH } from '../../../contract/limits.ts';
import { operations } from '../../../contract/operations.ts';
import { createRequestReader, readHeader } from '../../../lambda/route/request.ts';
import type { RequestParameters } from '../../../lambda/wanted.ts';
import { anyCharacter } from '../../any-character.ts';
import { eventOf } from '../invoke.ts';

const readEncoded = createRequestReader(operations[0], false);
const readDecoded = createRequestReader(operations[0], true);

const read = (query?: Record<string, string | string[]>) => readEncoded(eventOf({ query: query ?? {} }));
const readPath = (Identifier: unknown, isDecoded = false) =>
  (isDecoded ? readDecoded : readEncoded)({
    pathParameters: { Identifier },
  } as unknown as APIGatewayProxyEvent);
const brokenParameters = ({ issues }: RequestParameters) => issues.map(({ parameter }) => parameter);

describe('Identifier', () => {
  test('reaches the use case as the caller meant it, whatever it is', () => {
    const meant = fc
      .string({ unit: anyCharacter, minLength: 1, maxLength: 255 })
      .filter((text) => /\S/.test(text) && text !== '.' && text !== '..');
    fc.assert(
      fc.property(meant, (identifier) => {
        expect(readPath(encodeURIComponent(identifier))).toEqual({ identifier, issues: [] });
        expect(readPath(identifier, true)).toEqual({ identifier, issues: [] });
      }),
    );
  });

  test.each([
    ['a%252Fb', 'a%2Fb'],
    ['a+b', 'a+b'],
    ['line%0Abreak', 'line\nbreak'],
    ['x'.repeat(255), 'x'.repeat(255)],
    ['%F0%9F%98%80'.repeat(255), '😀'.repeat(255)],
  ])('%.20s is decoded exactly once', (path, identifier) => {
    expect(readPath(path)).toEqual({ identifier, issues: [] });
  });

  test('is not decoded again where sam local has done it', () => {
    expect(readPath('100%', true)).toEqual({ identifier: '100%', issues: [] });
  });

  test.each([
    [undefined],
    [''],
    ['%20%09%0A'],
    ['a%b'],
    ['%C3%28'],
    ['.'],
    ['%2e%2E'],
    ['x'.repeat(256)],
    ['%F0%9F%98%80'.repeat(256)],
    [7],
    [null],
  ])('%p is refused', (path) => {
    expect(readPath(path).identifier).toBeUndefined();
    expect(brokenParameters(readPath(path))).toEqual(['Identifier']);
  });
});

describe('maxResults', () => {
  test('every whole number from 1 to 50 is accepted', () => {
    for (let number = 1; number <= 50; number += 1) {
      expect(read({ maxResults: String(number) })).toMatchObject({ maxResults: number, issues: [] });
    }
  });

  test('absent, it is left to others', () => {
    expect(read()).not.toHaveProperty('maxResults');
  });

  test.each([
    ['empty', ''],
    ['zero', '0'],
    ['too large', '51'],
    ['negative', '-1'],
    ['signed', '+7'],
    ['fractional', '7.0'],
    ['an exponent', '1e1'],
    ['hexadecimal', '0x7'],
    ['padded with zeros', '07'],
    ['padded with blanks', ' 7'],
    ['followed by a line break', '7\n'],
    ['in other digits', '٧'],
    ['overflowing', '9'.repeat(400)],
    ['a word', 'seven'],
    ['repeated', ['1', '2']],
    ['repeated alike', ['1', '1']],
  ])('%s is refused', (_how, maxResults) => {
    expect(brokenParameters(read({ maxResults }))).toEqual(['maxResults']);
    expect(read({ maxResults })).not.toHaveProperty('maxResults');
  });
});

describe('nextToken', () => {
  test('of the greatest length is taken', () => {
    const cursor = 'A'.repeat(MAX_CURSOR_LENGTH);
    expect(read({ nextToken: cursor })).toMatchObject({ cursor, issues: [] });
  });

  test.each([
    ['empty', ''],
    ['too long', 'A'.repeat(MAX_CURSOR_LENGTH + 1)],
    ['repeated', ['AAAA', 'AAAA']],
  ])('%s is refused', (_how, nextToken) => {
    expect(brokenParameters(read({ nextToken }))).toEqual(['nextToken']);
  });
});

test('all problems are reported together', () => {
  const event = { ...eventOf({ query: { maxResults: '0', nextToken: '' } }), pathParameters: null };
  expect(brokenParameters(readEncoded(event))).toEqual(['Identifier', 'maxResults', 'nextToken']);
});

test('unknown parameters are ignored', () => {
  expect(read({ filter: 'x', MaxResults: '0' })).toEqual({ identifier: 'orders', issues: [] });
});

test('a value that only one of the two query maps has is read', () => {
  const event = { ...eventOf({}), queryStringParameters: { maxResults: '7' } };
  expect(readEncoded(event)).toMatchObject({ maxResults: 7 });
});

test('whatever the event, reading it does not throw', () => {
  const map = fc.option(
    fc.dictionary(fc.constantFrom('Identifier', 'maxResults', 'nextToken'), fc.anything()),
  );
  const events = fc.record({
    pathParameters: map,
    queryStringParameters: map,
    multiValueQueryStringParameters: map,
  });
  fc.assert(
    fc.property(events, (event) => {
      const { identifier, issues } = readEncoded(event as unknown as APIGatewayProxyEvent);
      expect(identifier === undefined).toBe(issues.some(({ parameter }) => parameter === 'Identifier'));
    }),
  );
});

test('where the path names nothing, the identifier is empty', () => {
  expect(createRequestReader(operations[1], false)(eventOf({ operation: operations[1] }))).toEqual({
    identifier: '',
    issues: [],
  });
});

test('the shortest cursor is one by its looks', () => {
  expect(read({ nextToken: 'x' })).toMatchObject({ cursor: 'x', issues: [] });
  expect(brokenParameters(read({ nextToken: '' }))).toEqual(['nextToken']);
});

test.each([
  [{ origin: 'one' }, 'one'],
  [{ Origin: 'one' }, 'one'],
  [{ ORIGIN: 'one', origin: 'two' }, 'one'],
  // As long, and another.
  [{ Accept: 'one' }, undefined],
  [{ 'x-origin': 'one' }, undefined],
  [{ origin: 5 }, undefined],
  [{ origin: 5, Origin: 'one' }, 'one'],
  [null, undefined],
  [undefined, undefined],
])('of the headers %j, the origin is %j', (headers, expected) => {
  expect(readHeader({ headers } as unknown as APIGatewayProxyEvent, 'origin')).toBe(expected);
});
