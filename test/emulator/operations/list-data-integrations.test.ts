import {
  DeleteDataIntegrationCommand,
  ListDataIntegrationsCommand,
  paginateListDataIntegrations,
} from '@aws-sdk/client-appintegrations';
import { afterAll, expect, test } from '@jest/globals';

import { getJson } from '../raw-http.ts';
import { sdkClient } from '../sdk-client.ts';
import { startEmulator } from '../start-emulator.ts';

const names = Array.from({ length: 60 }, (_, index) => `number-${index}`);
const emulator = await startEmulator({ seed: names.map((Name) => ({ Name })) });
const client = sdkClient(emulator);
afterAll(() => emulator.close());

test("the SDK's paginator reads all, in order, each once", async () => {
  const read: (string | undefined)[] = [];
  for await (const { DataIntegrations = [] } of paginateListDataIntegrations({ client, pageSize: 7 }, {})) {
    read.push(...DataIntegrations.map(({ Name }) => Name));
  }
  expect(read).toEqual(names);
});

test('a token goes on behind what it was issued for, also when that has been deleted', async () => {
  const { NextToken = '' } = await client.send(new ListDataIntegrationsCommand({ MaxResults: 3 }));
  await client.send(new DeleteDataIntegrationCommand({ DataIntegrationIdentifier: 'number-2' }));
  const { DataIntegrations } = await client.send(
    new ListDataIntegrationsCommand({ MaxResults: 1, NextToken }),
  );
  expect(DataIntegrations).toEqual([expect.objectContaining({ Name: 'number-3' })]);
});

test('none at all is an empty list', async () => {
  const none = await startEmulator({ seed: [] });
  try {
    expect(await getJson(none, '/dataIntegrations')).toEqual({ DataIntegrations: [] });
  } finally {
    await none.close();
  }
});
