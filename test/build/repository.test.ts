import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { addressesOf, readRemote } from '../../build/repository.ts';
import { canaries } from '../canaries.ts';
import { runProgram } from '../run-node.ts';

test.each([
  'https://github.com/somebody/some.thing',
  'https://github.com/somebody/some.thing.git',
  'https://github.com/somebody/some.thing.git/',
  'https://GitHub.com/somebody/some.thing',
  'http://github.com/somebody/some.thing.git',
  `https://user:${canaries.password}@github.com/somebody/some.thing.git`,
  `https://${canaries.password}@github.com/somebody/some.thing.git`,
  'git@github.com:somebody/some.thing.git',
  'github.com:somebody/some.thing',
  'ssh://git@github.com/somebody/some.thing.git',
  'ssh://git@github.com:22/somebody/some.thing.git',
  'git+ssh://git@github.com/somebody/some.thing.git',
  'git://github.com/somebody/some.thing.git',
])('%s tells three addresses, and no password', (remote) => {
  expect(addressesOf(remote)).toEqual({
    repository: { type: 'git', url: 'git+https://github.com/somebody/some.thing.git' },
    bugs: { url: 'https://github.com/somebody/some.thing/issues' },
    homepage: 'https://github.com/somebody/some.thing#readme',
  });
});

test('groups within groups and a port are part of an address', () => {
  expect(addressesOf('https://git.example.org:8443/a/b/c.git')?.homepage).toBe(
    'https://git.example.org:8443/a/b/c#readme',
  );
});

test.each([
  '',
  '/srv/git/some.git',
  '../some.git',
  './some/thing',
  'file:///srv/git/some.git',
  'C:\\git\\some',
  'C:/git/some',
  'https://localhost/somebody/something',
  'https://localhost:3000/somebody/something',
  'https://127.0.0.1/somebody/something',
  'https://127.1/somebody/something',
  'ssh://git@10.0.0.1/somebody/something',
  'git@10.0.0.1:somebody/something.git',
  'https://[::1]/somebody/something',
  'https://gitserver/somebody/something',
  'git@gitserver:somebody/something',
  'https://git.internal/somebody/something',
  'https://git.corp.local/somebody/something',
  'https://git.example/somebody/something',
  'https://github.com',
  'https://github.com/something',
  'git@github.com:something.git',
  'https://github.com/somebody/something?ref=main',
  'https://github.com/somebody/something#main',
  'https://github.com/somebody/some%20thing',
  'https://github.com/somebody/$(id)',
  'ext::sh -c touch% x',
  'ftp://github.com/somebody/something',
])('%j tells none', (remote) => {
  expect(addressesOf(remote)).toBeUndefined();
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'repository-'));
  await mkdir(join(folder, 'checkout/inside'), { recursive: true });
  await mkdir(join(folder, 'no checkout'));
  await git('init', '--quiet');
});
afterAll(() => rm(folder, { recursive: true }));

const git = (...args: string[]) => runProgram('git', args, { cwd: join(folder, 'checkout') });

test('the remote is that of the checkout itself', async () => {
  expect(await readRemote(join(folder, 'checkout'))).toBeUndefined();
  await git('remote', 'add', 'upstream', 'https://github.com/another/one.git');
  expect(await readRemote(join(folder, 'checkout'))).toBeUndefined();
  await git('remote', 'add', 'origin', 'https://github.com/somebody/something.git');
  // A setting of the person's that leads git to a mirror.
  await git('config', 'url./srv/mirror/.insteadOf', 'https://github.com/');
  expect(await readRemote(join(folder, 'checkout'))).toBe('https://github.com/somebody/something.git');
  expect(await readRemote(join(folder, 'checkout/inside'))).toBeUndefined();
  expect(await readRemote(join(folder, 'no checkout'))).toBeUndefined();
  expect(await readRemote(join(folder, 'nowhere'))).toBeUndefined();
});
