import { expect, test } from '@jest/globals';

import { runNode } from '../run-node.ts';

const run = (...args: string[]) => runNode(['bin/appintegrations-bff.ts', ...args], { env: {} });

test.each([
  [['--help'], 0, /^Usage: npx appintegrations-bff emulator/, /^$/],
  [['emulator', '--help'], 0, /^Runs .+\n\n {2}npx appintegrations-bff emulator \[flags\]/, /^$/],
  [[], 1, /^$/, /^Usage: npx appintegrations-bff emulator/],
  [['emulatr'], 1, /^$/, /^There is no command "emulatr"\. Did you mean emulator\?\n\nUsage: /],
  [['deploy'], 1, /^$/, /^There is no command "deploy"\.\n\nUsage: /],
  [
    ['emulator', '--prot=0'],
    1,
    /^$/,
    /^Unknown option '--prot'\. Did you mean --port\? The flag --help lists all\.\n$/,
  ],
  [['emulator', '--seed=none.json'], 1, /^$/, /^Cannot read none\.json: ENOENT.+\n$/],
  [
    ['emulator', '--port=0', '--data=/nowhere/x.json'],
    1,
    /^$/,
    /^Cannot write \/nowhere\/x\.json: ENOENT.+\n$/,
  ],
])('%j ends with %i', async (args, code, out, err) => {
  const ended = await run(...args);
  expect(ended).toEqual({
    code,
    stdout: expect.stringMatching(out),
    stderr: expect.stringMatching(err),
  });
});
