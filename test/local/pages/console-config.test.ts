import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { reserved } from '../../../emulator/faults/reserved.ts';
import { type Emulator, startEmulator } from '../../../emulator/server.ts';
import { readConsoleConfig } from '../../../local/pages/console-config.ts';
import { readConfig } from '../../../web/config/config.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

test('the console is offered what the emulator has, and every identifier that misbehaves once', async () => {
  const config = await readConsoleConfig(emulator.url);
  const identifiers = config.integrations.map(({ identifier }) => identifier);
  expect(identifiers).toEqual(
    expect.arrayContaining(['complete', 'many', 'empty', ...Object.keys(reserved)]),
  );
  expect(new Set(identifiers).size).toBe(identifiers.length);
});

test('the console can read it', async () => {
  const config = await readConsoleConfig(emulator.url);
  expect(readConfig(config)).toMatchObject({ apiUrl: '', integrations: config.integrations });
});
