import {
  ListDataIntegrationAssociationsCommand,
  paginateListDataIntegrationAssociations,
} from '@aws-sdk/client-appintegrations';
import { afterAll, expect, test } from '@jest/globals';

import { sdkClient } from '../emulator/sdk-client.ts';
import { manyClientIds, startWhole } from './whole.ts';

const whole = await startWhole();
const client = sdkClient(whole.gateway);

afterAll(async () => {
  client.destroy();
  await whole.close();
});

test.each([undefined, 1, 7, 49, 50])(
  "the AWS SDK's own paginator reads 120 associations, %p at a time, in order, each once",
  async (pageSize) => {
    const before = whole.emulator.requests.count();
    const pages = paginateListDataIntegrationAssociations(
      { client, ...(pageSize !== undefined && { pageSize }) },
      { DataIntegrationIdentifier: 'many' },
    );
    const clientIds: (string | undefined)[] = [];
    for await (const { DataIntegrationAssociations = [] } of pages) {
      clientIds.push(...DataIntegrationAssociations.map(({ ClientId }) => ClientId));
    }
    expect(clientIds).toEqual(manyClientIds);
    expect(whole.emulator.requests.count() - before).toBe(Math.ceil(120 / (pageSize ?? 50)));
  },
);

test.each([
  ['invalid', 'InvalidRequestException', 400],
  [' ', 'InvalidRequestException', 400],
  ['denied', 'AccessDeniedException', 403],
  ['missing', 'ResourceNotFoundException', 404],
  ['throttled', 'ThrottlingException', 429],
  ['broken', 'InternalServiceError', 500],
  ['unavailable', 'ServiceUnavailable', 503],
  ['expired-credentials', 'ExpiredTokenException', 403],
])('the AWS SDK meets %p as %s, %i', async (DataIntegrationIdentifier, name, status) => {
  const command = new ListDataIntegrationAssociationsCommand({ DataIntegrationIdentifier });
  await expect(client.send(command)).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode: status, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
});

test('the AWS SDK meets a cursor of another data integration as InvalidRequestException', async () => {
  const { NextToken = '' } = await client.send(
    new ListDataIntegrationAssociationsCommand({ DataIntegrationIdentifier: 'many', MaxResults: 1 }),
  );
  const elsewhere = new ListDataIntegrationAssociationsCommand({
    DataIntegrationIdentifier: 'complete',
    NextToken,
  });
  await expect(client.send(elsewhere)).rejects.toMatchObject({ name: 'InvalidRequestException' });
});
