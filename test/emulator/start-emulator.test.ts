import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

import { getJson } from './raw-http.ts';
import { startEmulator } from './start-emulator.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** The emulator's own, which goes by the machine's clock, as a value. */
const STARTS_BY_THE_MACHINE =
  /^import \{[^}]*\bstartEmulator\b[^}]*\} from '[^']*emulator\/(index|server)\.ts'/m;

test('no test has runs that depend on what time it is, or on how long it takes', async () => {
  const files = await readdir(folder, { recursive: true });
  const found: string[] = [];
  for (const file of files.filter((each) => each.endsWith('.ts'))) {
    if (STARTS_BY_THE_MACHINE.test(await readFile(folder + file, 'utf8'))) found.push(file);
  }
  expect(found).toEqual([]);
});

test.each([
  "import { startEmulator } from '../../emulator/server.ts';",
  "import {\n  other,\n  startEmulator,\n} from '../emulator/index.ts';",
])('%j is found', (source) => {
  expect(source).toMatch(STARTS_BY_THE_MACHINE);
});

test('time stands still, and can be moved on', async () => {
  const emulator = await startEmulator();
  emulator.clock.advance(1);
  expect(await getJson(emulator, '/_emulator/clock')).toEqual({
    now: '2026-01-01T12:00:01.000Z',
    advancedSeconds: 1,
  });
  await emulator.close();
});
