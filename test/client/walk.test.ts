import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { walkPages } from '../../client/walk.ts';

/** The tokens asked for in a walk where each token leads to the next as the function says. */
async function walk(
  next: (token: string | undefined) => string | undefined,
  { from, maxPages = 1000 }: { from?: string; maxPages?: number } = {},
): Promise<{ tokens: (string | undefined)[]; error: unknown }> {
  const tokens: (string | undefined)[] = [];
  try {
    const pages = walkPages(
      (token) => {
        tokens.push(token);
        const following = next(token);
        return Promise.resolve({
          DataIntegrationAssociations: [],
          ...(following === undefined ? {} : { NextToken: following }),
        });
      },
      from,
      maxPages,
    );
    for await (const page of pages) expect(page.DataIntegrationAssociations).toEqual([]);
    return { tokens, error: undefined };
  } catch (error) {
    return { tokens, error };
  }
}

/** Token n leads to n + 1, the last to none. */
const upTo = (last: number) => (token: string | undefined) =>
  Number(token ?? 0) === last ? undefined : String(Number(token ?? 0) + 1);

test('a walk goes from the first page to the one without a token', async () => {
  expect(await walk(upTo(0))).toEqual({ tokens: [undefined], error: undefined });
  expect(await walk(upTo(3))).toEqual({ tokens: [undefined, '1', '2', '3'], error: undefined });
});

test('a walk starts where it is told to', async () => {
  expect(await walk(upTo(3), { from: '2' })).toEqual({ tokens: ['2', '3'], error: undefined });
});

test('a page that names itself as the next one ends the walk before it is asked for again', async () => {
  const { tokens, error } = await walk(() => 'same');
  expect(tokens).toEqual([undefined, 'same']);
  expect(error).toMatchObject({
    code: 'EndlessPagination',
    message: 'The same NextToken came twice: the walk was stopped.',
  });
});

test('so does a page in the middle of a walk', async () => {
  const { tokens, error } = await walk((token) => String(Math.min(Number(token ?? 0) + 1, 5)));
  expect(tokens).toEqual([undefined, '1', '2', '3', '4', '5']);
  expect(error).toMatchObject({ code: 'EndlessPagination' });
});

test('any circle is found, within a few times its length', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 20 }), async (lead, circle) => {
      const { tokens, error } = await walk((token) => {
        const following = Number(token ?? 0) + 1;
        return String(following < lead + circle ? following : lead);
      });
      expect(error).toMatchObject({ code: 'EndlessPagination' });
      expect(tokens.length).toBeLessThanOrEqual(3 * Math.max(lead, circle) + circle + 2);
    }),
  );
});

test('a walk of more pages than allowed fails, one of exactly as many does not', async () => {
  expect(await walk(upTo(4), { maxPages: 5 })).toMatchObject({ error: undefined });
  const { tokens, error } = await walk(upTo(5), { maxPages: 5 });
  expect(tokens).toHaveLength(5);
  expect(error).toMatchObject({
    code: 'EndlessPagination',
    message: 'There are more than 5 pages: the walk was stopped.',
  });
});
