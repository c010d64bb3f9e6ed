import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { pathSegment } from '../../client/path-segment.ts';
import { anyCharacter } from '../any-character.ts';

const BASE = 'https://api.example.com/prod/dataIntegrations/';

test('what a URL can carry is percent-encoded; which values are right is the route’s to say', () => {
  expect(pathSegment('Identifier', 'orders')).toBe('orders');
  expect(pathSegment('Identifier', 'arn:aws:app-integrations:eu-west-1:1:data-integration/a b')).toBe(
    'arn%3Aaws%3Aapp-integrations%3Aeu-west-1%3A1%3Adata-integration%2Fa%20b',
  );
  expect(pathSegment('Identifier', ' ')).toBe('%20');
  expect(pathSegment('Identifier', '{Identifier}$&')).toBe('%7BIdentifier%7D%24%26');
});

test.each([
  ['Identifier', ''],
  ['Identifier', '.'],
  ['Name', '..'],
])('%s "%s" is refused: no URL path can hold it', (parameter, identifier) => {
  expect(() => pathSegment(parameter, identifier)).toThrow(
    expect.objectContaining({
      code: 'InvalidRequestException',
      status: undefined,
      message: `${parameter} "${identifier}" cannot be part of a URL: use the ARN or the UUID.`,
      issues: [{ parameter, message: `"${identifier}" cannot be part of a URL: use the ARN or the UUID` }],
    }),
  );
});

test('half a surrogate pair is refused', () => {
  expect(() => pathSegment('Identifier', 'a\ud800')).toThrow(
    expect.objectContaining({
      code: 'InvalidRequestException',
      message: 'Identifier must be valid Unicode.',
      cause: expect.objectContaining({ name: 'URIError' }),
    }),
  );
});

test('every other identifier reaches the path as one segment that decodes to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 1 }), (identifier) => {
      fc.pre(!/^\.{1,2}$/.test(identifier));
      const url = new URL(`${BASE}${pathSegment('Identifier', identifier)}/associations`);
      const segments = url.pathname.split('/');
      expect(segments).toHaveLength(5);
      expect(decodeURIComponent(segments[3] ?? '')).toBe(identifier);
    }),
  );
});
