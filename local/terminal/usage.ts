import { settingMeanings } from '../../contract/setting-meanings.ts';
import { hostFlagsHelp } from '../../emulator/command/host-flags.ts';
import { startVariables } from '../start-settings.ts';

const meanings = new Map(Object.entries(settingMeanings));

const variables = Object.entries(startVariables).map(([name, setting]) => {
  const meaning = 'meaning' in setting ? setting.meaning : meanings.get(name);
  return `  ${name.padEnd(32)} ${meaning}${describeDefault(setting.default)}`;
});

/** What `npm start -- --help` prints. */
export const usage = `Runs the route on this machine, with an emulator of AppIntegrations behind it. Needs no AWS account.

  npm start         start, until Ctrl-C
  npm run dev       start, and start again, or build the console anew, whenever a source file is saved

Flags, after two dashes as in npm start -- --host 0.0.0.0; all servers go by the first two:

${hostFlagsHelp}
  --sign-in        guard the routes: the console signs in first, at an identity provider of this machine that
                   stands in for yours and lets in anybody
  --brief          print the addresses, and not what to try
  --help           print this

Environment variables, all optional:

${variables.join('\n')}

Without a CURSOR_SECRET or a CURSOR_KEY_ID each start makes a secret of its own: a NextToken does not outlive it.

With AWS_ENDPOINT_URL_APPINTEGRATIONS or AWS_ENDPOINT_URL no emulator runs. Only then, and for a CURSOR_KEY_ID, are your
credentials used: those of the AWS variables, or of AWS_PROFILE (of "default" only if you name it, and never its endpoint_url).`;

function describeDefault(value: number | string): string {
  return value === '' ? '' : ` (${value})`;
}
