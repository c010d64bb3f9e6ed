#!/usr/bin/env node
import { nearestName } from '../contract/nearest-name.ts';
import { runEmulator } from '../emulator/run.ts';

/** The package's command. It has one thing to do, and a word for it, so that there is room for others. */
const usage = `Usage: npx appintegrations-bff emulator [flags]

Runs Amazon AppIntegrations on this machine, for AWS's SDKs and CLI; \`npx appintegrations-bff emulator --help\` lists
the flags.`;

const [word, ...args] = process.argv.slice(2);
if (word === 'emulator') await runEmulator(args, 'npx appintegrations-bff emulator');
else if (word === '--help' || word === '-h') console.log(usage);
else {
  const meant = nearestName(word ?? '', ['emulator']);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  console.error(
    word === undefined ? usage : `There is no command ${JSON.stringify(word)}.${hint}\n\n${usage}`,
  );
  process.exitCode = 1;
}
