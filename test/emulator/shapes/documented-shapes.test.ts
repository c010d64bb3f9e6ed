import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { arn, tags, uri } from '../../../emulator/shapes/documented-shapes.ts';

/** As documented, but anchored at the start in both halves. It backtracks: for short texts only. */
const documentedUri =
  /^(\w+:\/\/[\w.-]+[\w/!@#+=.-]+$)|^(\w+:\/\/[\w.-]+[\w/!@#+=.-]+[\w/!@#+=.-]+[\w/!@#+=.,-]+$)/;

test('the pattern of URIs accepts what the documented one accepts', () => {
  const rest = fc.string({ unit: fc.constantFrom(...Array.from('a9_.-/!@#+=, ')), maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom('s3://', 'a:/', '://', 's3://b'), rest, (scheme, rest) => {
      expect(uri.pattern.test(scheme + rest)).toBe(documentedUri.test(scheme + rest));
    }),
    { numRuns: 2000 },
  );
});

test('the pattern of tag keys accepts what the documented one accepts', () => {
  const documentedKey = /^(?!aws:)[a-zA-Z+-=._:/]+$/;
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 3 }),
      fc.constantFrom('', 'aws:', 'aws'),
      (key, prefix) => {
        expect(tags.key.pattern.test(prefix + key)).toBe(documentedKey.test(prefix + key));
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso-b'])('ARNs of the partition %s are ARNs', (partition) => {
  expect(`arn:${partition}:app-integrations:us-east-1:111122223333:data-integration/a`).toMatch(arn.pattern);
});

test.each([
  '',
  'a',
  'arn:other:app-integrations:us-east-1:111122223333:a',
  'arn:aws:app-integrations:us-east-1:',
])('%j is no ARN', (text) => {
  expect(text).not.toMatch(arn.pattern);
});
