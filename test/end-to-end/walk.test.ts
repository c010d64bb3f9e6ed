import { afterAll, expect, test } from '@jest/globals';

import type { AssociationsPage } from '../../contract/operations/list-data-integration-associations.ts';
import { manyClientIds, routeUrl, startWhole } from './whole.ts';

const whole = await startWhole();
afterAll(() => whole.close());

/** Every `maxResults` that the contract allows. */
const everyPageSize = Array.from({ length: 50 }, (_, index) => index + 1);

async function readPage(query: string): Promise<AssociationsPage> {
  const response = await fetch(routeUrl(whole, 'many', query));
  expect(response.status).toBe(200);
  return (await response.json()) as AssociationsPage;
}

test.each([undefined, ...everyPageSize])(
  'whoever follows NextToken reads 120 associations, %p at a time, in order, each once',
  async (size) => {
    const query = size === undefined ? '?' : `?maxResults=${size}`;
    const pages = [await readPage(query)];
    for (let next = pages[0]?.NextToken; next !== undefined; next = pages.at(-1)?.NextToken) {
      pages.push(await readPage(`${query}&nextToken=${next}`));
      expect(pages.length).toBeLessThanOrEqual(120);
    }
    const associations = pages.flatMap((page) => page.DataIntegrationAssociations);
    expect(associations.map(({ ClientId }) => ClientId)).toEqual(manyClientIds);
    expect(pages).toHaveLength(Math.ceil(120 / (size ?? 50)));
    expect(pages.at(-1)).not.toHaveProperty('NextToken');
  },
);

test('the page size may change on the way', async () => {
  const first = await readPage('?maxResults=3');
  const second = await readPage(`?maxResults=50&nextToken=${first.NextToken}`);
  const third = await readPage(`?nextToken=${second.NextToken}`);
  const associations = [first, second, third].flatMap((page) => page.DataIntegrationAssociations);
  expect(associations.map(({ ClientId }) => ClientId)).toEqual(manyClientIds.slice(0, associations.length));
});

test("AWS's own token stays inside", async () => {
  const { NextToken = '' } = await readPage('?maxResults=7');
  await readPage(`?maxResults=7&nextToken=${NextToken}`);
  const { query = '' } = whole.emulator.requests.recent().at(-1) ?? {};
  const upstreamToken = new URLSearchParams(query).get('nextToken');
  expect(upstreamToken).toEqual(expect.any(String));
  expect(Buffer.from(NextToken, 'base64url').includes(upstreamToken ?? '')).toBe(false);
  expect(NextToken).not.toBe(upstreamToken);
});
