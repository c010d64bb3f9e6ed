import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';

import { canaries } from '../canaries.ts';

const run = promisify(execFile);

/** Test credentials, and nothing of the configuration of whoever runs the tests. */
const environment = {
  PATH: process.env['PATH'],
  HOME: devNull,
  AWS_ACCESS_KEY_ID: 'test-key',
  AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
  AWS_SESSION_TOKEN: canaries.sessionToken,
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
};

/** The AWS CLI's JSON, or its complaint. */
export async function aws(url: string, operation: string, ...args: string[]): Promise<unknown> {
  const { stdout } = await run(
    'aws',
    ['appintegrations', operation, '--endpoint-url', url, '--output', 'json', ...args],
    { env: environment },
  );
  return stdout.trim() === '' ? undefined : JSON.parse(stdout);
}

/** Whether there is an AWS CLI to test with. */
export const hasAwsCli = await run('aws', ['--version'], { env: environment }).then(
  () => true,
  () => false,
);
