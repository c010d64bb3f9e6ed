import { afterAll, expect, test } from '@jest/globals';

import { operationNames } from '../../emulator/operation.ts';
import { operations } from '../../emulator/operations.ts';
import { send } from './raw-http.ts';
import { startEmulator } from './start-emulator.ts';

const emulator = await startEmulator();
afterAll(() => emulator.close());

test('faults can name each operation, and no other', () => {
  expect(operations.map(({ operation }) => operation).toSorted()).toEqual([...operationNames]);
});

test('whoever asks for another operation is told which ones there are', async () => {
  const { body } = await send(emulator, 'GET', '/event-integrations');
  const { Message } = JSON.parse(body) as { Message: string };
  expect(Message).toMatch(/^The emulator does not know the operation GET \/event-integrations\. It knows /);
  for (const name of operationNames) expect(Message).toContain(name);
});
