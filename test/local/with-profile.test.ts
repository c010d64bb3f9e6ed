import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { withProfile } from '../../local/with-profile.ts';
import { runNode } from '../run-node.ts';

const config = `[default]
region = us-west-2
[profile mine]
# region = us-gov-west-1
region=eu-west-1
aws_access_key_id = TESTKEYOFTHEPROFILE
aws_secret_access_key = test-secret-of-the-profile
[profile empty]
`;

const upstream = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' };
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profile-'));
  await writeFile(join(folder, 'config'), config);
});
afterAll(() => rm(folder, { recursive: true }));

/** In a process of its own: AWS's chain reads process.env. */
async function resolved(environment: Record<string, string>) {
  const files = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
  };
  const env = { ...process.env, ...files, AWS_EC2_METADATA_DISABLED: 'true', ...environment };
  const script = `
    import { withProfile } from ${JSON.stringify(new URL('../../local/with-profile.ts', import.meta.url).href)};
    const names = /^AWS_(ACCESS|SECRET|REGION)/;
    const read = await withProfile(process.env).catch((error) => ({ AWS_REGION: error.message }));
    console.log(JSON.stringify(Object.entries(read).filter(([name]) => names.test(name))));`;
  const { stdout } = await runNode(['--input-type=module', '--eval', script], { env });
  return Object.fromEntries(JSON.parse(stdout));
}

const credentials = {
  AWS_ACCESS_KEY_ID: 'TESTKEYOFTHEPROFILE',
  AWS_SECRET_ACCESS_KEY: 'test-secret-of-the-profile',
};

test('a profile gives credentials and Region, where another upstream is asked', async () => {
  expect(await resolved({ AWS_PROFILE: 'mine', ...upstream })).toEqual({
    ...credentials,
    AWS_REGION: 'eu-west-1',
  });
});

test.each(['AWS_REGION', 'AWS_DEFAULT_REGION'])('%s comes before the profile’s', async (name) => {
  const read = await resolved({ AWS_PROFILE: 'mine', [name]: 'ap-south-1', ...upstream });
  expect(read).toEqual({ ...credentials, AWS_REGION: 'ap-south-1' });
});

test('a profile without credentials ends the start with a sentence', async () => {
  const { AWS_REGION: sentence } = await resolved({ AWS_PROFILE: 'empty', ...upstream });
  expect(sentence).toMatch(/^AWS_PROFILE is "empty", which gives no credentials: \w/);
});

test.each([
  ['the emulator is the upstream', { AWS_PROFILE: 'nobody' }],
  ['there is no profile', upstream],
  ['there are credentials', { AWS_PROFILE: 'nobody', AWS_ACCESS_KEY_ID: 'TESTKEY', ...upstream }],
])('nothing is looked up where %s', async (_, environment) => {
  expect(await withProfile(environment)).toBe(environment);
});
