import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { defaultProvider } from '@aws-sdk/credential-provider-node';

import { needsCredentials, withoutBlanks, type Environment } from './function-environment.ts';

/**
 * Puts the credentials and the Region that `AWS_PROFILE` stands for into the environment, as AWS's CLI would find them:
 * Lambda has no profiles, so the function reads none. Variables that say the same come first, as with the CLI.
 *
 * @throws Error whose message is for the user, when the profile gives no credentials.
 */
export async function withProfile(environment: Environment): Promise<Environment> {
  const own = withoutBlanks(environment);
  const { AWS_PROFILE: profile, AWS_ACCESS_KEY_ID: keyId } = own;
  if (profile === undefined || keyId !== undefined || !needsCredentials(own)) return environment;
  try {
    const { accessKeyId, secretAccessKey, sessionToken } = await defaultProvider({ profile })();
    return {
      AWS_REGION:
        own['AWS_DEFAULT_REGION'] ??
        (await regionOf(profile, own['AWS_CONFIG_FILE'] ?? join(homedir(), '.aws', 'config'))),
      ...own,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    };
  } catch (cause) {
    const reason = Error.isError(cause) ? cause.message : String(cause);
    throw new Error(`AWS_PROFILE is ${JSON.stringify(profile)}, which gives no credentials: ${reason}`, {
      cause,
    });
  }
}

/** Source: AWS SDKs and Tools reference guide, "Shared config and credentials files". */
async function regionOf(profile: string, configFile: string): Promise<string | undefined> {
  const sections = (await readFile(configFile, 'utf8').catch(() => '')).split(/^[ \t]*\[/m);
  const names = profile === 'default' ? ['default', 'profile default'] : [`profile ${profile}`];
  const own = sections.find((section) => {
    const [name = ''] = section.split(']');
    return names.includes(name.trim().replace(/\s+/, ' '));
  });
  return /^[ \t]*region[ \t]*=[ \t]*(\S+)/m.exec(own ?? '')?.[1];
}
