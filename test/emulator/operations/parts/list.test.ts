import { expect, test } from '@jest/globals';

import { operations } from '../../../../contract/operations.ts';
import { createResponder } from '../../../../emulator/create-responder.ts';
import { operations as emulated } from '../../../../emulator/operations.ts';
import { listOf } from '../../../../emulator/operations/parts/list.ts';

const { context } = await createResponder({}, AbortSignal.any([]));

function ask(search: string) {
  const operation = listOf(operations[1]);
  const query = new Map(Array.from(new URLSearchParams(search), ([name, value]) => [name, [value]]));
  return operation.handle({ operation, labels: {}, query, body: '' }, context);
}

test('a list that nothing can be put into is empty', () => {
  expect(ask('maxResults=5')).toEqual({ [operations[1].list]: [] });
});

test('its parameters have their rules all the same', () => {
  expect(() => ask('maxResults=0')).toThrow('maxResults');
  expect(() => ask('nextToken=test-token')).toThrow('NextToken');
});

test('every list that has a route is there, once', () => {
  for (const { operation, method, path } of operations) {
    const found = emulated.filter((each) => each.operation === operation);
    expect(found).toEqual([expect.objectContaining({ method, path })]);
  }
});
