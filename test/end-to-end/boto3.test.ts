import { afterAll, expect, test } from '@jest/globals';

import { boto3, hasBoto3 } from './python.ts';
import { manyClientIds, startWhole, twentyNames } from './whole.ts';

const withBoto3 = hasBoto3 ? test : test.skip;

const whole = await startWhole();
afterAll(() => whole.close());

withBoto3("boto3's paginator reads 20 data integrations from the route, 7 at a time, in order", async () => {
  const before = whole.emulator.requests.count();
  const names = await boto3(
    whole.gateway.url,
    `
pages = client.get_paginator('list_data_integrations').paginate(PaginationConfig={'PageSize': 7})
print(json.dumps([[each['Name'] for each in page['DataIntegrations']] for page in pages]))`,
  );
  expect(names).toEqual([twentyNames.slice(0, 7), twentyNames.slice(7, 14), twentyNames.slice(14)]);
  expect(whole.emulator.requests.count() - before).toBe(3);
});

withBoto3("boto3's paginator reads 120 associations, 7 at a time, in order", async () => {
  const ids = await boto3(
    whole.gateway.url,
    `
pages = client.get_paginator('list_data_integration_associations').paginate(
    DataIntegrationIdentifier='many', PaginationConfig={'PageSize': 7})
print(json.dumps([each['ClientId'] for page in pages for each in page['DataIntegrationAssociations']]))`,
  );
  expect(ids).toEqual(manyClientIds);
});

withBoto3('boto3 meets an error by its name, with the request id to quote', async () => {
  whole.emulator.faults.set({ faults: [{ operation: 'ListDataIntegrations', like: 'denied' }] });
  const error = await boto3(
    whole.gateway.url,
    `
try:
    client.list_data_integrations()
except client.exceptions.AccessDeniedException as error:
    print(json.dumps(error.response['Error']['Code'] + ' ' + error.response['ResponseMetadata']['RequestId']))`,
  );
  expect(error).toMatch(/^AccessDeniedException [0-9a-f-]{36}$/);
});
