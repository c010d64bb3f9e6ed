import {
  DeleteDataIntegrationCommand,
  GetDataIntegrationCommand,
  InvalidRequestException,
  ResourceNotFoundException,
} from '@aws-sdk/client-appintegrations';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { Emulator } from '../../../emulator/server.ts';
import { send, sendJson } from '../raw-http.ts';
import { sdkClient } from '../sdk-client.ts';
import { startEmulator } from '../start-emulator.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed: [{ Name: 'free' }, { Name: 'associated', associations: [{}] }] });
});
afterEach(() => emulator.close());

const remove = (DataIntegrationIdentifier: string) =>
  sdkClient(emulator).send(new DeleteDataIntegrationCommand({ DataIntegrationIdentifier }));

test('it is gone, and the answer is empty', async () => {
  expect(await send(emulator, 'DELETE', '/dataIntegrations/free')).toMatchObject({ status: 200, body: '{}' });
  await expect(
    sdkClient(emulator).send(new GetDataIntegrationCommand({ Identifier: 'free' })),
  ).rejects.toBeInstanceOf(ResourceNotFoundException);
  await expect(remove('free')).rejects.toBeInstanceOf(ResourceNotFoundException);
});

test('it is refused while associations exist', async () => {
  await expect(remove('associated')).rejects.toBeInstanceOf(InvalidRequestException);
});

test('it can be created anew, also with the ClientToken of the first time', async () => {
  const again = { Name: 'x', KmsKey: 'key', ClientToken: 'once' };
  const first = await sendJson(emulator, 'POST', '/dataIntegrations', again);
  await remove('x');
  const second = await sendJson(emulator, 'POST', '/dataIntegrations', again);
  expect([second.status, second.json['Id'] === first.json['Id']]).toEqual([200, false]);
});
