import { GetDataIntegrationCommand, ResourceNotFoundException } from '@aws-sdk/client-appintegrations';
import { afterAll, expect, test } from '@jest/globals';

import { sdkClient } from '../sdk-client.ts';
import { startEmulator } from '../start-emulator.ts';

const Arn =
  'arn:aws-us-gov:app-integrations:us-gov-west-1:111122223333:data-integration/12345678-1234-4234-a234-123456789012';
const emulator = await startEmulator({ seed: [{ Name: 'a', Arn }, { Name: Arn.slice(0, 30) }] });
afterAll(() => emulator.close());

const get = (Identifier: string) => sdkClient(emulator).send(new GetDataIntegrationCommand({ Identifier }));

test('an ARN may be of any partition', async () => {
  expect(await get(Arn)).toMatchObject({ Name: 'a', Arn });
});

test('a part of an ARN is no ARN, but may be a name', async () => {
  expect(await get(Arn.slice(0, 30))).not.toMatchObject({ Arn });
  await expect(get(Arn.slice(0, 31))).rejects.toBeInstanceOf(ResourceNotFoundException);
});
