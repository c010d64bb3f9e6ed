import { homedir } from 'node:os';
import { join } from 'node:path';

import { fromIni } from '@aws-sdk/credential-provider-ini';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';

import { asksAwsForKeys, needsCredentials, withoutBlanks } from './function-environment.ts';
import type { Environment } from './function-environment.ts';

/**
 * Puts the credentials and the Region that `AWS_PROFILE` stands for into the environment, as AWS's CLI would find them:
 * Lambda has no profiles, so the function reads none. Variables that say the same come first, as with the CLI. What the
 * profile itself has is all that counts: no credentials of a container or a machine take the place of those it lacks.
 *
 * @throws Error whose message is for the user, when there is no such profile, or it gives no credentials.
 */
export async function withProfile(environment: Environment): Promise<Environment> {
  const own = withoutBlanks(environment);
  const { AWS_PROFILE: profile, AWS_ACCESS_KEY_ID: keyId } = own;
  if (profile === undefined || !needsCredentials(own)) return environment;
  const files = {
    configFilepath: pathOf(own['AWS_CONFIG_FILE'], 'config'),
    filepath: pathOf(own['AWS_SHARED_CREDENTIALS_FILE'], 'credentials'),
  };
  const { configFile, credentialsFile } = await loadSharedConfigFiles(files);
  const name = JSON.stringify(profile);
  if (!Object.hasOwn(configFile, profile) && !Object.hasOwn(credentialsFile, profile)) {
    throw new Error(
      `AWS_PROFILE is ${name}, and there is no such profile, or nothing in it, in ${files.configFilepath} and ${files.filepath}.`,
    );
  }
  const { region, endpoint_url, services } = { ...configFile[profile], ...credentialsFile[profile] };
  if ((endpoint_url ?? services) !== undefined && asksAwsForKeys(own)) {
    throw new Error(
      `The profile ${name} names endpoints, which count for nothing here: say in AWS_ENDPOINT_URL_KMS where AWS KMS is.`,
    );
  }
  const regional = { AWS_REGION: own['AWS_DEFAULT_REGION'] ?? region, ...own };
  if (keyId !== undefined) return regional;
  try {
    const clientConfig = { ...(regional.AWS_REGION !== undefined && { region: regional.AWS_REGION }) };
    const { accessKeyId, secretAccessKey, sessionToken } = await fromIni({
      ...files,
      profile,
      clientConfig,
    })();
    return {
      ...regional,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    };
  } catch (cause) {
    throw new Error(`AWS_PROFILE is ${name}, which gives no credentials: ${reasonOf(cause, profile)}`, {
      cause,
    });
  }
}

/** Source: AWS SDKs and Tools reference guide, "Location of the shared config and credentials files". */
function pathOf(given: string | undefined, file: string): string {
  if (given === undefined) return join(homedir(), '.aws', file);
  return given.replace(/^~(?=$|[\\/])/, homedir());
}

/** In words of ours where the SDK's would mislead; its others say what to do. */
function reasonOf(error: unknown, profile: string): string {
  const said = Error.isError(error) ? error.message.trim() || String(error) : String(error);
  if (said.startsWith(`Profile ${profile} could not be found or parsed`)) {
    return 'it has no keys, no role with a source_profile or credential_source, no credential_process, and no sso_session.';
  }
  if (said.includes('Deserialization error')) {
    return 'what answers for AWS STS, which is asked for the role, is another server. AWS_ENDPOINT_URL is for all services: with AWS_ENDPOINT_URL_APPINTEGRATIONS instead, AWS STS itself is asked.';
  }
  return said;
}
