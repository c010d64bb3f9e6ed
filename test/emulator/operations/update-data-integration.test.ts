import {
  GetDataIntegrationCommand,
  ResourceNotFoundException,
  UpdateDataIntegrationCommand,
} from '@aws-sdk/client-appintegrations';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { Emulator } from '../../../emulator/server.ts';
import { send, sendJson } from '../raw-http.ts';
import { sdkClient } from '../sdk-client.ts';
import { startEmulator } from '../start-emulator.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: [{ Name: 'a', Description: 'old', KmsKey: 'key' }, { Name: 'b/c' }],
  });
});
afterEach(() => emulator.close());

const get = (Identifier: string) => sdkClient(emulator).send(new GetDataIntegrationCommand({ Identifier }));
const patch = (identifier: string, body: unknown) =>
  sendJson(emulator, 'PATCH', `/dataIntegrations/${identifier}`, body);

test('name and description change, nothing else', async () => {
  const { $metadata: _, ...before } = await get('a');
  await sdkClient(emulator).send(
    new UpdateDataIntegrationCommand({ Identifier: 'a', Name: 'new', Description: '' }),
  );
  const { $metadata: __, ...after } = await get('new');
  expect(after).toEqual({ ...before, Name: 'new', Description: '' });
  await expect(get('a')).rejects.toBeInstanceOf(ResourceNotFoundException);
});

test('what is absent stays, and the answer is empty', async () => {
  expect(await send(emulator, 'PATCH', '/dataIntegrations/b%2Fc', '{"KmsKey":"other"}')).toMatchObject({
    status: 200,
    body: '{}',
  });
  expect(await get('b/c')).not.toHaveProperty('KmsKey');
});

test.each([
  ['a', { Name: 'b/c' }, 400],
  ['a', { Name: 'throttled' }, 400],
  ['a', { Name: 'a' }, 200],
  ['a', { Name: 'not valid' }, 400],
  ['a', { Description: 1 }, 400],
  ['nothing', { Name: 'x' }, 404],
])('%s to %j: %i', async (identifier, body, status) => {
  expect(await patch(identifier, body)).toMatchObject({ status });
});
