import { expect, jest, test } from '@jest/globals';

import { operations } from '../../contract/operations.ts';
import type { Cursors } from '../../lambda/cursors/cursors.ts';
import type { RequestRecord } from '../../lambda/request-record.ts';
import { boundTo, createReadWanted } from '../../lambda/wanted.ts';
import type { RequestParameters } from '../../lambda/wanted.ts';

const [operation] = operations;
const from = { token: 't', offset: 3 };
const issue = { parameter: 'maxResults', message: 'test' } as const;

/** What is wanted by these parameters, and what became of the cursor. */
function read(parameters: RequestParameters, opened: Awaited<ReturnType<Cursors['open']>> = from) {
  const open = jest.fn<Cursors['open']>().mockResolvedValue(opened);
  const record: RequestRecord = { requestId: '', status: 0, cursor: 'absent', ms: 0 };
  const wanted = createReadWanted(operation, { open } as unknown as Cursors)(parameters, 7, record);
  return { wanted, open, record };
}

test('without a cursor it is the beginning', async () => {
  const { wanted, open } = read({ identifier: 'orders', maxResults: 5, issues: [] });
  await expect(wanted).resolves.toEqual({
    identifier: 'orders',
    maxResults: 5,
    from: { token: '', offset: 0 },
  });
  expect(open).not.toHaveBeenCalled();
});

test('a cursor leads to where it was made, in the one list that it was made for', async () => {
  const { wanted, open, record } = read({ identifier: 'orders', cursor: 'c', issues: [] });
  await expect(wanted).resolves.toEqual({ identifier: 'orders', maxResults: undefined, from });
  expect(open.mock.calls).toEqual([['c', `${operation.operation}\norders`, 7]]);
  expect(boundTo(operation, 'orders')).toBe(`${operation.operation}\norders`);
  expect(record.cursor).toBe('opened');
});

test.each(['cursor-malformed', 'cursor-forged', 'cursor-expired'] as const)(
  'one that is refused (%s) is told with all else that is wrong',
  async (refused) => {
    const { wanted, record } = read({ identifier: 'orders', cursor: 'c', issues: [issue] }, { refused });
    await expect(wanted).rejects.toMatchObject({
      status: 400,
      reason: refused,
      issues: [issue, { parameter: 'nextToken' }],
    });
    expect(record.cursor).toBe('refused');
  },
);

test('one that opens does not mend what else is wrong', async () => {
  const { wanted, record } = read({ identifier: 'orders', cursor: 'c', issues: [issue] });
  await expect(wanted).rejects.toMatchObject({ reason: 'parameters', issues: [issue] });
  expect(record.cursor).toBe('opened');
});

test('what is wrong without a cursor is told as it is', async () => {
  await expect(read({ identifier: 'orders', issues: [issue] }).wanted).rejects.toMatchObject({
    issues: [issue],
  });
});

test('without a good identifier no cursor is looked at, and none is good', async () => {
  const { wanted, open, record } = read({ cursor: 'c', issues: [issue] });
  await expect(wanted).rejects.toMatchObject({
    reason: 'parameters',
    issues: [issue, { parameter: 'nextToken' }],
  });
  expect(open).not.toHaveBeenCalled();
  expect(record.cursor).toBe('absent');

  await expect(read({ issues: [issue] }).wanted).rejects.toMatchObject({ issues: [issue] });
});
