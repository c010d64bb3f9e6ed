import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** What answers for the route: the function, a gateway before it, or, at a path worked out, the function's bundle. */
const LOADS_THE_ROUTE =
  /(lambda\/(create-)?handler|local\/(gateway\/(answer-request|gateway)|start-local|serve|start))\.ts|import\((?!\s*['"])/;

/** Each file that may, and how what it gets is held against openapi.json. */
const loaders: Readonly<Record<string, string>> = {
  'lambda/checked-handler.ts': 'wraps the handler',
  'local/under-contract.ts': 'watches what the gateways send',
  'lambda/bundle-setup.ts': 'only makes the bundle',
  'client/route.test.ts': 'puts the handler behind a gateway of local/under-contract.ts',
  'smoke/deployed.ts': 'the same, unless answers are altered so that they break the contract',
  'browser/start-console.ts': 'the same',
  'build/bundle.test.ts': 'checks what the process printed',
  'build/console-function.test.ts': 'loads the console’s function, which has no route',
  'build/watch-bundle.test.ts': 'loads the watch, which has no route',
  'bin/stand-in-for-sam.ts': 'prints what sam.test.ts checks',
  'local/start.test.ts': 'checks what the process answers',
  'local/started.ts': 'the same, in `ask`',
  'browser/take-pictures.ts': 'is no test',
  'client/mount-recipe.ts': 'loads a recipe of the docs, in front of a server of its own',
  'lambda/handler.test.ts': 'starts the function itself, and looks at what it writes and whom it connects to',
  'lambda/sandbox-process.ts': 'tells which statuses its answers have',
  'lambda/upstream-messages.test.ts': 'counts what a process prints',
  'lambda/warm-up.test.ts': 'checks which connections are opened',
  'local/hosts.test.ts': 'checks who is answered at all',
  'local/other-upstream.test.ts': 'checks who is asked',
  'local/sign-in/start-sign-in.test.ts':
    'uses local/under-contract.ts, but with another upstream, and where nothing starts',
  'emulator/storage/lock.test.ts': 'loads the lock of a data file in another process',
  'mutants/switch.test.ts': 'loads the switch of mutants anew',
  'local/terminal/listed-names.test.ts': 'checks what the banner makes of answers',
};

test('no test gets answers of the route past the check against openapi.json', async () => {
  const files = await readdir(folder, { recursive: true });
  const sources = files.filter((file) => file.endsWith('.ts') && file !== 'under-contract.test.ts');
  const found: string[] = [];
  for (const file of sources) {
    const source = await readFile(folder + file, 'utf8');
    const code = source.replaceAll(/^import type [^;]*;$/gm, '');
    if (LOADS_THE_ROUTE.test(code)) found.push(file);
  }
  expect(found.toSorted()).toEqual(Object.keys(loaders).toSorted());
});
