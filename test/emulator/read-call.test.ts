import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { operations } from '../../emulator/operations.ts';
import { readCall, splitUrl } from '../../emulator/read-call.ts';
import { anyCharacter } from '../any-character.ts';

const read = (url: string, method = 'GET') => readCall(operations, { method, url, body: '' });

test('any identifier that a caller encodes arrives as meant', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      const identifier = text.toWellFormed();
      const { operation, labels } = read(`/dataIntegrations/${encodeURIComponent(identifier)}/associations`);
      expect([operation.operation, labels]).toEqual([
        'ListDataIntegrationAssociations',
        { Identifier: identifier },
      ]);
    }),
  );
});

test('a path is decoded once, and a plus sign in it is a plus sign', () => {
  expect(read('/dataIntegrations/a%252Fb+c').labels).toEqual({ Identifier: 'a%2Fb+c' });
});

test('in the query a plus sign is a space, and every value of a name counts', () => {
  const { query } = read('/dataIntegrations?a=b+c%2B&a=&d&&e=f=g&%26=%3D');
  expect([...query]).toEqual([
    ['a', ['b c+', '']],
    ['d', ['']],
    ['e', ['f=g']],
    ['&', ['=']],
  ]);
});

test('the longer path is another operation', () => {
  const path = '/dataIntegrations/a/associations/b';
  expect(read(path, 'PATCH')).toMatchObject({
    operation: { operation: 'UpdateDataIntegrationAssociation' },
    labels: { Identifier: 'a', DataIntegrationAssociationIdentifier: 'b' },
  });
  expect(() => read(path)).toThrow(expect.objectContaining({ code: 'UnknownOperationException' }));
});

test.each([
  ['/a?b?c', '/a', 'b?c'],
  ['/a', '/a', ''],
  ['https://example.com:1?b', '', 'b'],
  ['', '', ''],
])('%j is split at the first question mark', (url, path, search) => {
  expect(splitUrl(url)).toEqual({ path, search });
});
