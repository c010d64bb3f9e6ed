import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Nothing of the configuration of whoever runs the tests. */
const environment = {
  PATH: process.env['PATH'],
  HOME: devNull,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

const client = (url: string) => `
import json, boto3
from botocore.config import Config
client = boto3.client('appintegrations', endpoint_url='${url}', region_name='us-east-1',
    aws_access_key_id='test-key', aws_secret_access_key='${canaries.secretAccessKey}', config=Config(retries={'total_max_attempts': 1}))
`;

import { canaries } from '../canaries.ts';

/** What a few lines of Python print as JSON; `client` is boto3's for AppIntegrations at this address. */
export async function boto3(url: string, lines: string): Promise<unknown> {
  const { stdout } = await run('python3', ['-c', client(url) + lines], { env: environment });
  return JSON.parse(stdout);
}

/** Whether there is a Python with boto3 to test with. */
export const hasBoto3 = await run('python3', ['-c', 'import boto3'], { env: environment }).then(
  () => true,
  () => false,
);
