import {
  ListDataIntegrationAssociationsCommand,
  ListDataIntegrationsCommand,
  paginateListDataIntegrations,
} from '@aws-sdk/client-appintegrations';
import { afterAll, describe, expect, test } from '@jest/globals';

import type { ErrorBody } from '../../contract/error-body.ts';
import { listDataIntegrations } from '../../contract/operations/list-data-integrations.ts';
import { sdkClient } from '../emulator/sdk-client.ts';
import type { EmulatedBff } from '../local/under-contract.ts';
import { letTimePass, upstreamFailures } from './upstream-failures.ts';
import { startWhole, twentyNames } from './whole.ts';

const { operation } = listDataIntegrations;
const ALLOWED = ['complete', 'call-notes', 'flaky', 'not-there'];

const whole = await startWhole({ UPSTREAM_TIMEOUT_MS: '1000' });
const restricted = await startWhole({ ALLOWED_DATA_INTEGRATIONS: ALLOWED.join(',') });
const client = sdkClient(whole.gateway);

afterAll(async () => {
  client.destroy();
  await whole.close();
  await restricted.close();
});

/** The names on each page, as the AWS SDK's own paginator reads them. */
async function pagesOf({ gateway }: EmulatedBff, pageSize?: number): Promise<(string | undefined)[][]> {
  const sdk = sdkClient(gateway);
  const pages: (string | undefined)[][] = [];
  const config = { client: sdk, ...(pageSize !== undefined && { pageSize }) };
  for await (const { DataIntegrations = [] } of paginateListDataIntegrations(config, {})) {
    pages.push(DataIntegrations.map(({ Name }) => Name));
  }
  sdk.destroy();
  return pages;
}

describe("the AWS SDK's own paginator", () => {
  test.each([undefined, 1, 7, 10, 19, 20, 50])(
    'reads 20 data integrations, %p at a time, in order, each once',
    async (pageSize) => {
      const before = whole.emulator.requests.count();
      const pages = await pagesOf(whole, pageSize);
      expect(pages.flat()).toEqual(twentyNames);
      expect(pages).toHaveLength(Math.ceil(20 / (pageSize ?? 50)));
      expect(whole.emulator.requests.count() - before).toBe(pages.length);
    },
  );

  test('reads what an allow-list shows, on as many pages as there are without it', async () => {
    expect(await pagesOf(restricted, 7)).toEqual([['complete'], ['call-notes'], ['flaky']]);
    expect(await pagesOf(restricted, 5)).toEqual([['complete'], [], ['call-notes'], ['flaky']]);
  });
});

test.each([
  ['invalid', 'InvalidRequestException', 400],
  ['denied', 'AccessDeniedException', 403],
  ['throttled', 'ThrottlingException', 429],
  ['broken', 'InternalServiceError', 500],
  ['unavailable', 'ServiceUnavailable', 503],
  ['expired-credentials', 'ExpiredTokenException', 403],
] as const)('the AWS SDK meets %p as %s, %i', async (like, name, status) => {
  whole.emulator.faults.set({ faults: [{ operation, like, times: 9 }] });
  await expect(client.send(new ListDataIntegrationsCommand({}))).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode: status, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
});

test.each(Object.entries(upstreamFailures))(
  'AWS behaving like %p gets the contract answer: %p',
  async (like, [status, code]) => {
    const asked = whole.emulator.requests.count();
    whole.emulator.faults.set({ faults: [{ operation, like, times: 9 }] });
    const answer = fetch(`${whole.gateway.url}/dataIntegrations`);
    await letTimePass(whole, like, asked);
    const response = await answer;
    const text = await response.text();
    const body = JSON.parse(text) as ErrorBody;
    expect([response.status, body.code]).toEqual([status, code]);
    expect(Object.keys(body)).toEqual(['message', 'code', 'requestId']);
    expect(text).not.toMatch(/111122223333|shard|<html>/);
  },
);

test('a list that AWS leaves out is an empty last page', async () => {
  whole.emulator.faults.set({ faults: [{ operation, like: 'omitted' }] });
  const response = await fetch(`${whole.gateway.url}/dataIntegrations`);
  expect(await response.json()).toEqual({ DataIntegrations: [] });
});

test("the AWS SDK meets the other list's cursor as InvalidRequestException, on both routes", async () => {
  whole.emulator.faults.set({});
  const one = { MaxResults: 1 };
  const many = { DataIntegrationIdentifier: 'many' };
  const refused = { name: 'InvalidRequestException', $metadata: { httpStatusCode: 400 } };
  const { NextToken: ofAssociations = '' } = await client.send(
    new ListDataIntegrationAssociationsCommand({ ...many, ...one }),
  );
  const { NextToken: ofIntegrations = '' } = await client.send(new ListDataIntegrationsCommand(one));
  for (const cursor of [ofAssociations, ofIntegrations]) expect(cursor).toMatch(/^[\w-]+$/);
  const asked = whole.emulator.requests.count();
  const integrations = client.send(new ListDataIntegrationsCommand({ NextToken: ofAssociations }));
  await expect(integrations).rejects.toMatchObject(refused);
  const associations = client.send(
    new ListDataIntegrationAssociationsCommand({ ...many, NextToken: ofIntegrations }),
  );
  await expect(associations).rejects.toMatchObject(refused);
  expect(whole.emulator.requests.count()).toBe(asked);
});
