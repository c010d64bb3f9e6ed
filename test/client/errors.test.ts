import { expect, test } from '@jest/globals';

import { AssociationsError, isAssociationsError, isCursorRefused } from '../../client/index.ts';

test('the error of another copy of the client is recognized', () => {
  expect(isAssociationsError(new AssociationsError('failed', { code: 'NetworkError' }))).toBe(true);
  expect(isAssociationsError({ name: 'AssociationsError' })).toBe(true);
});

test.each([undefined, null, 'AssociationsError', 7, new Error('AssociationsError'), {}])(
  '%p is not one',
  (value) => {
    expect(isAssociationsError(value)).toBe(false);
    expect(isCursorRefused(value)).toBe(false);
  },
);

function refusal(...parameters: ('maxResults' | 'nextToken')[]): AssociationsError {
  const issues = parameters.map((parameter) => ({ parameter, message: 'must be right' }));
  return new AssociationsError('Not valid.', { code: 'InvalidRequestException', status: 400, issues });
}

test('a refused cursor is told from other broken parameters', () => {
  expect(isCursorRefused(refusal('nextToken'))).toBe(true);
  expect(isCursorRefused(refusal('maxResults', 'nextToken'))).toBe(true);
  expect(isCursorRefused(refusal('maxResults'))).toBe(false);
  expect(isCursorRefused(new AssociationsError('Not valid.', { code: 'InvalidRequestException' }))).toBe(
    false,
  );
});
