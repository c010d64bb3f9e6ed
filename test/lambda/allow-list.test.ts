import { describe, expect, test } from '@jest/globals';

import { errors } from '../../contract/errors.ts';
import type { ListOperation } from '../../contract/list-operation.ts';
import { operations } from '../../contract/operations.ts';
import { createAllowList } from '../../lambda/allow-list.ts';
import type { AllowList } from '../../lambda/allow-list.ts';
import { documentedError } from '../../lambda/api-error.ts';

const byOperation = (name: string) => operations.find(({ operation }) => operation === name) as ListOperation;
const ofAssociations = byOperation('ListDataIntegrationAssociations');
const ofDataIntegrations = byOperation('ListDataIntegrations');

const arn = 'arn:aws:app-integrations:eu-west-2:111122223333:data-integration/one';
const missing = documentedError('ResourceNotFoundException', 'upstream-error', {
  message: 'Words of AWS.',
  detail: 'why',
});
const down = documentedError('ServiceUnavailable', 'upstream-unreachable');

describe.each([
  ['without a list', ofAssociations, undefined],
  ['without a list', ofDataIntegrations, undefined],
  [
    'of an operation that shows none',
    { ...ofAssociations, allowList: { decidesOn: 'nothing' } },
    new Set(['one']),
  ],
] as const)('%s', (_when, operation, allowed) => {
  const list = createAllowList(operation, allowed);
  test('all may be seen, and failures are as they are', () => {
    expect(() => list.check('other')).not.toThrow();
    expect(list.filter([{ Name: 'other' }])).toEqual([{ Name: 'other' }]);
    for (const failure of [missing, down]) expect(() => list.fail(failure)).toThrow(failure);
  });
});

/** What an allow-list makes of a failure. */
function thrownBy(list: AllowList, error: unknown): unknown {
  try {
    return list.fail(error);
  } catch (thrown) {
    return thrown;
  }
}

describe('where the path decides', () => {
  const list = createAllowList(ofAssociations, new Set(['one', arn]));

  test.each(['one', arn])('%s may be asked for', (identifier) => {
    expect(() => list.check(identifier)).not.toThrow();
  });

  test.each(['two', 'One', 'one ', ''])('"%s" may not, and looks as if it were missing', (identifier) => {
    const refused = documentedError('ResourceNotFoundException', 'not-allowed');
    expect(() => list.check(identifier)).toThrow(refused);
    expect(refused.reason).toBe('not-allowed');
  });

  test("a 404 of AWS's is in the same words as that, and the log keeps what was said", () => {
    expect(thrownBy(list, missing)).toMatchObject({
      status: 404,
      message: errors.ResourceNotFoundException.sentence,
      reason: 'upstream-error',
      detail: 'why',
    });
    expect(thrownBy(list, down)).toBe(down);
    const bug = new TypeError('test');
    expect(thrownBy(list, bug)).toBe(bug);
  });

  test('what is listed is not looked at', () => {
    expect(list.filter([{ ClientId: 'any' }])).toEqual([{ ClientId: 'any' }]);
  });
});

describe('where entries decide', () => {
  const list = createAllowList(ofDataIntegrations, new Set(['one', 'id-2', `${arn}-3`]));

  test.each([
    [{ Name: 'one', Arn: `${arn}-9` }, true],
    [{ Name: 'two', Arn: 'arn:aws:app-integrations:eu-west-2:111122223333:data-integration/id-2' }, true],
    [{ Name: 'three', Arn: `${arn}-3` }, true],
    [{ Arn: `${arn}-3` }, true],
    [{ Name: 'two', Arn: `${arn}-9` }, false],
    // Only an ARN ends in an id.
    [{ Name: 'of/one' }, false],
    [{ Name: ['one'] }, false],
    [{ SourceURI: 'one' }, false],
    [{}, false],
  ])('%j is shown: %p', (entry, isShown) => {
    expect(list.filter([entry])).toEqual(isShown ? [entry] : []);
  });

  test('anything may be asked for, and failures are as they are', () => {
    expect(() => list.check('')).not.toThrow();
    expect(() => list.fail(missing)).toThrow(missing);
  });
});
