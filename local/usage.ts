import { settings } from '../contract/settings.ts';
import { hostFlagsHelp } from '../emulator/host-flags.ts';
import { allowedHeadersVariable } from './allowed-headers.ts';
import { portVariables } from './start-settings.ts';

const variables = Object.entries({ ...portVariables, ...allowedHeadersVariable, ...settings }).map(
  ([name, setting]) => `  ${name.padEnd(32)} ${setting.meaning}${describeDefault(setting.default)}`,
);

/** What `npm start -- --help` prints. */
export const usage = `Runs the route on this machine, with an emulator of AppIntegrations behind it. Needs no AWS account.

  npm start         start, until Ctrl-C
  npm run dev       start, and start again whenever a source file is saved

Flags, after two dashes as in npm start -- --host 0.0.0.0; both servers go by them:

${hostFlagsHelp}
  --help           print this

Environment variables, all optional:

${variables.join('\n')}

Without a CURSOR_SECRET each start makes one of its own: a NextToken does not outlive it.`;

function describeDefault(value: number | string): string {
  return value === '' ? '' : ` (${value})`;
}
