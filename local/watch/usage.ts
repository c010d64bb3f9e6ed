import { settingMeanings } from '../../contract/setting-meanings.ts';

/** Every variable that counts for `npm run watch` besides AWS's own. */
export const watchVariables = ['ALLOWED_DATA_INTEGRATIONS', 'AWS_ENDPOINT_URL_APPINTEGRATIONS'] as const;

const variables = watchVariables.map((name) => `  ${name.padEnd(32)} ${settingMeanings[name]}`);

/** What `npm run watch -- --help` prints. */
export const usage = `Looks once at the last run of each association of each data integration, and prints which failed.

  npm run watch

  --help           print this

It ends with 0 where no run failed, with 1 where one did, and with 2 where it can't tell: a sentence on stderr says why.
It looks at the example data of an emulator of its own, or where one of these variables says, one call a second:

${variables.join('\n')}

AWS itself has a name such as https://app-integrations.eu-west-1.amazonaws.com. Only with an endpoint are your credentials used:
those of the AWS variables, or of AWS_PROFILE (of "default" only if you name it, and never its endpoint_url).`;
