import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { withProfile } from '../../local/with-profile.ts';
import { canaries } from '../canaries.ts';
import { startEmulator } from '../emulator/start-emulator.ts';
import { runNode } from '../run-node.ts';

const config = `[default]
region = us-west-2
[profile mine]
# region = us-gov-west-1
region=eu-west-1
aws_access_key_id = TESTKEYOFTHEPROFILE
aws_secret_access_key = ${canaries.secretAccessKey}
[profile empty]
[profile bare]
output = json
[profile nested]
s3 =
  region = us-gov-west-1
aws_access_key_id = TESTKEYOFTHEPROFILE
aws_secret_access_key = ${canaries.secretAccessKey}
[profile role]
role_arn = arn:aws:iam::111122223333:role/reader
source_profile = mine
[profile sourceless]
role_arn = arn:aws:iam::111122223333:role/reader
[profile elsewhere]
endpoint_url = http://127.0.0.1:4566
aws_access_key_id = TESTKEYOFTHEPROFILE
aws_secret_access_key = ${canaries.secretAccessKey}
`;

/** The Region is only here, as some tools write it. */
const credentialsFile = `[other]
aws_access_key_id = TESTKEYOFTHEPROFILE
aws_secret_access_key = ${canaries.secretAccessKey}
region = eu-central-1
`;

/** Where a container finds credentials; nobody asked for these. */
const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/credentials' };

const upstream = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' };
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profile-'));
  await writeFile(join(folder, 'config'), config);
  await writeFile(join(folder, 'credentials'), credentialsFile);
});
afterAll(() => rm(folder, { recursive: true }));

/** What is printed in place of the secret. */
const SHOWN = 'the secret';

/** In a process of its own: AWS's chain reads process.env. */
async function resolved(environment: Record<string, string>) {
  const files = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  const env = { ...process.env, ...files, AWS_EC2_METADATA_DISABLED: 'true', ...environment };
  const script = `
    import { withProfile } from ${JSON.stringify(new URL('../../local/with-profile.ts', import.meta.url).href)};
    const names = /^AWS_(ACCESS|SECRET|REGION)/;
    const read = await withProfile(process.env).catch((error) => ({ AWS_REGION: error.message }));
    const shown = (value) => (value === ${JSON.stringify(canaries.secretAccessKey)} ? ${JSON.stringify(SHOWN)} : value);
    const found = Object.entries(read).filter(([name, value]) => names.test(name) && value);
    console.log(JSON.stringify(found.map(([name, value]) => [name, shown(value)])));`;
  const { stdout, stderr } = await runNode(['--input-type=module', '--eval', script], { env });
  expect(stderr).toBe('');
  return Object.fromEntries(JSON.parse(stdout));
}

const credentials = {
  AWS_ACCESS_KEY_ID: 'TESTKEYOFTHEPROFILE',
  AWS_SECRET_ACCESS_KEY: SHOWN,
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

test.each([
  ['the credentials file', { AWS_PROFILE: 'other' }, 'eu-central-1'],
  ['no nested settings', { AWS_PROFILE: 'nested' }, undefined],
])('the Region is that of %s', async (_, environment, AWS_REGION) => {
  expect(await resolved({ ...environment, ...upstream })).toEqual({ ...credentials, AWS_REGION });
});

test('the files may be named with a tilde', async () => {
  const environment = { HOME: folder, AWS_CONFIG_FILE: '~/config', AWS_PROFILE: 'mine', ...upstream };
  expect(await resolved(environment)).toMatchObject({ AWS_REGION: 'eu-west-1' });
});

test('credentials in variables come before the profile’s, whose Region counts all the same', async () => {
  const keys = { AWS_ACCESS_KEY_ID: 'TESTKEY', AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey };
  expect(await resolved({ AWS_PROFILE: 'mine', ...keys, ...upstream })).toEqual({
    ...credentials,
    AWS_ACCESS_KEY_ID: 'TESTKEY',
    AWS_REGION: 'eu-west-1',
  });
});

const MISSING =
  /^AWS_PROFILE is "\w+", and there is no such profile, or nothing in it, in \S+config and \S+credentials\.$/;
const EMPTY =
  /^AWS_PROFILE is "\w+", which gives no credentials: it has no keys, no role with a source_profile or credential_source, no credential_process, and no sso_session\.$/;

test.each([
  ['a misspelt one', { AWS_PROFILE: 'mien' }, MISSING],
  ['a misspelt one beside keys', { AWS_PROFILE: 'mien', AWS_ACCESS_KEY_ID: 'TESTKEY' }, MISSING],
  ['one of Object', { AWS_PROFILE: 'constructor' }, MISSING],
  ['one with nothing in it', { AWS_PROFILE: 'empty' }, MISSING],
  ['one without credentials', { AWS_PROFILE: 'bare' }, EMPTY],
  ['one with a role and no way to it', { AWS_PROFILE: 'sourceless' }, EMPTY],
])('a profile is refused: %s', async (_, environment, sentence) => {
  const { AWS_REGION } = await resolved({ ...environment, ...container, ...upstream });
  expect(AWS_REGION).toMatch(sentence);
});

test('a role is asked of AWS STS, and what is another server is said', async () => {
  const emulator = await startEmulator();
  const read = await resolved({ AWS_PROFILE: 'role', AWS_ENDPOINT_URL: emulator.url });
  await emulator.close();
  expect(read['AWS_REGION']).toMatch(
    /^AWS_PROFILE is "role", which gives no credentials: what answers for AWS STS, /,
  );
});

test('endpoints in the profile are said to count for nothing, where they would', async () => {
  const key = { AWS_PROFILE: 'elsewhere', CURSOR_KEY_ID: 'alias/cursors' };
  const { AWS_REGION: sentence } = await resolved(key);
  expect(sentence).toBe(
    'The profile "elsewhere" names endpoints, which count for nothing here: say in AWS_ENDPOINT_URL_KMS where AWS KMS is.',
  );
  for (const environment of [
    { ...key, ...upstream },
    { AWS_PROFILE: 'elsewhere', ...upstream },
  ]) {
    expect(await resolved(environment)).toEqual(credentials);
  }
});

test.each([
  ['the emulator is the upstream', { AWS_PROFILE: 'nobody' }],
  ['there is no profile', upstream],
])('nothing is looked up where %s', async (_, environment) => {
  expect(await withProfile(environment)).toBe(environment);
});
