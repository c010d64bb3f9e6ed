import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { pageUrl } from '../../client/page-url.ts';

const BASE = 'https://api.example.com/prod';

test('the least and the most', () => {
  expect(pageUrl(BASE, 'orders', {})).toBe(`${BASE}/dataIntegrations/orders/associations`);
  expect(
    pageUrl(BASE, 'arn:aws:app-integrations:eu-west-1:1:data-integration/a b', {
      maxResults: 50,
      nextToken: 'to-k_en',
    }),
  ).toBe(
    `${BASE}/dataIntegrations/arn%3Aaws%3Aapp-integrations%3Aeu-west-1%3A1%3Adata-integration%2Fa%20b/associations?maxResults=50&nextToken=to-k_en`,
  );
});

test('values that break a rule are sent: the route says what is wrong with them', () => {
  expect(pageUrl(BASE, ' ', { maxResults: 0, nextToken: '' })).toBe(
    `${BASE}/dataIntegrations/%20/associations?maxResults=0&nextToken=`,
  );
});

test.each(['', '.', '..'])('"%s" is refused: no URL path can hold it', (identifier) => {
  expect(() => pageUrl(BASE, identifier, {})).toThrow(
    expect.objectContaining({
      code: 'InvalidRequestException',
      status: undefined,
      message: `Identifier "${identifier}" cannot be part of a URL: use the ARN or the UUID.`,
      issues: [
        {
          parameter: 'Identifier',
          message: `"${identifier}" cannot be part of a URL: use the ARN or the UUID`,
        },
      ],
    }),
  );
});

test('half a surrogate pair is refused', () => {
  expect(() => pageUrl(BASE, 'a\ud800', {})).toThrow(
    expect.objectContaining({
      code: 'InvalidRequestException',
      message: 'Identifier must be valid Unicode, but holds half a surrogate pair.',
    }),
  );
});

test('every other identifier reaches the path as one segment that decodes to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (identifier) => {
      fc.pre(!/^\.{1,2}$/.test(identifier));
      const segments = new URL(pageUrl(BASE, identifier, {})).pathname.split('/');
      expect(segments).toHaveLength(5);
      expect(decodeURIComponent(segments[3] ?? '')).toBe(identifier);
    }),
  );
});
