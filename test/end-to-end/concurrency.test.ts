import { afterAll, expect, test } from '@jest/globals';

import type { ErrorBody } from '../../contract/error-body.ts';
import type { AssociationsPage } from '../../contract/operations/list-data-integration-associations.ts';
import { manyClientIds, routeUrl, startWhole } from './whole.ts';

const whole = await startWhole();
afterAll(() => whole.close());

/** What asker number `index` asks, and what the answer must be. */
function question(index: number) {
  const size = (index % 50) + 1;
  return [
    {
      identifier: 'many',
      query: `?maxResults=${size}`,
      status: 200,
      clientIds: manyClientIds.slice(0, size),
    },
    { identifier: 'complete', query: '', status: 200, clientIds: ['customer-profiles'] },
    { identifier: `nobody-${index}`, query: '', status: 404, code: 'ResourceNotFoundException' },
    { identifier: 'denied', query: '', status: 403, code: 'AccessDeniedException' },
    { identifier: 'many', query: `?maxResults=${size + 50}`, status: 400, code: 'InvalidRequestException' },
  ][index % 5];
}

test('100 requests at once: each asker gets the answer to their own question', async () => {
  whole.emulator.faults.set({ latencyMs: 50 });
  const requestIds = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const { identifier = '', query = '', status, clientIds, code } = question(index) ?? {};
      const response = await fetch(routeUrl(whole, identifier, query));
      const body = (await response.json()) as Partial<AssociationsPage & ErrorBody>;
      expect({
        status: response.status,
        code: body.code,
        clientIds: body.DataIntegrationAssociations?.map(({ ClientId }) => ClientId),
      }).toEqual({ status, code, clientIds });
      return response.headers.get('x-amzn-requestid');
    }),
  );
  expect(new Set(requestIds).size).toBe(100);
});

test('20 walks at once, each of another page size, read everything in order', async () => {
  whole.emulator.faults.set({ latencyMs: 1 });
  const walk = async (maxResults: number): Promise<unknown[]> => {
    const clientIds: unknown[] = [];
    let query = `?maxResults=${maxResults}`;
    while (query !== '') {
      const response = await fetch(routeUrl(whole, 'many', query));
      const page = (await response.json()) as AssociationsPage;
      clientIds.push(...page.DataIntegrationAssociations.map(({ ClientId }) => ClientId));
      query = page.NextToken === undefined ? '' : `?maxResults=${maxResults}&nextToken=${page.NextToken}`;
    }
    return clientIds;
  };
  const walks = await Promise.all(Array.from({ length: 20 }, (_, index) => walk(index + 10)));
  for (const clientIds of walks) expect(clientIds).toEqual(manyClientIds);
});
