import { globSync, readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { actionlint } from './actionlint.ts';
import { violations } from './workflow-rules.ts';

const workflows = globSync('.github/workflows/*').toSorted();
const read = (file: string): string => readFileSync(file, 'utf8');

test('there are those that build, look for vulnerabilities, and publish', () => {
  expect(workflows).toEqual(['ci', 'codeql', 'release'].map((name) => `.github/workflows/${name}.yml`));
});

test.each(workflows)('actionlint and our own rules have nothing to say of %s', async (file) => {
  expect(await actionlint(read(file))).toEqual([]);
  expect(violations(read(file))).toEqual([]);
});

test.each([
  ['runs-on:', 'run-on:', 'unexpected key "run-on"'],
  ['.ci/run\n', 'echo ${{ github.event.pull_request.title }}\n', 'is potentially untrusted'],
  ['contents: read', 'content: read', 'unknown permission scope "content"'],
])('actionlint sees %j as %j', async (from, to, message) => {
  const broken = read('.github/workflows/ci.yml').replace(from, () => to);
  expect(await actionlint(broken)).toContainEqual(expect.stringContaining(message));
});

const HASH = '3d3c42e5aac5ba805825da76410c181273ba90b1';

test.each([
  ['on:\n  pull_request:', 'on:\n  pull_request_target:', 'It runs on pull_request_target.'],
  ['on:\n  pull_request:', 'on: [push, workflow_run]', 'It runs on workflow_run.'],
  ['on:\n  pull_request:', 'on: issue_comment', 'It runs on issue_comment.'],
  [`@${HASH} # v7.0.1`, '@v7', 'uses: actions/checkout@v7 is not pinned by a hash with its version.'],
  [
    `@${HASH} # v7.0.1`,
    `@${HASH}`,
    `uses: actions/checkout@${HASH} is not pinned by a hash with its version.`,
  ],
  [`actions/checkout@${HASH} # v7.0.1`, './local', 'uses: ./local is not pinned by a hash with its version.'],
  ['permissions: {}\n', '', 'permissions is not {} for all jobs.'],
  ['permissions: {}\n', 'permissions: write-all\n', 'permissions is not {} for all jobs.'],
  ['    permissions:\n      contents: read\n', '', 'job does not list its permissions.'],
  [
    '    permissions:\n      contents: read\n',
    '    permissions: write-all\n',
    'job does not list its permissions.',
  ],
  ['      contents: read\n', '      packages: write\n', 'job may packages: write.'],
  ['      contents: read\n', '      contents: write\n', 'job checks out, and may publish.'],
  ['      contents: read\n', '      id-token: write\n', 'job may publish, and runs npm test'],
  ['    timeout-minutes: 5\n', '', 'job has no timeout-minutes.'],
  [
    'npm test',
    'echo ${{ github.event.pull_request.title }}',
    'job puts an expression into a script: echo ${{ github.event.pull_request.title }}',
  ],
  ['persist-credentials: false', 'fetch-depth: 0', 'job leaves its token in the checkout.'],
])('%j as %j is refused', (from, to, sentence) => {
  const source = `on:
  pull_request:
permissions: {}
jobs:
  job:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@${HASH} # v7.0.1
        with:
          persist-credentials: false
      - run: npm test
`;
  expect(violations(source)).toEqual([]);
  expect(source).toContain(from);
  expect(violations(source.replace(from, () => to)).map((each) => each.replace(/^- /, ''))).toContain(
    sentence,
  );
});

test('only the job that publishes may prove who it is, and npm alone runs there', () => {
  const holders = workflows.flatMap((file) => {
    const { jobs } = parse(read(file)) as { jobs: Record<string, { permissions: Record<string, string> }> };
    return Object.entries(jobs)
      .filter(([, { permissions }]) => permissions['id-token'] !== undefined)
      .map(([name]) => `${file} ${name}`);
  });
  expect(holders).toEqual(['.github/workflows/release.yml publish']);
});

test('CI runs what everybody runs, on the version of Node that is wanted', () => {
  expect(read('.github/workflows/ci.yml')).toContain('- run: .ci/run\n');
  for (const file of workflows) {
    const versions = Array.from(read(file).matchAll(/node-version: (\S+)/g), ([, version]) => version);
    expect(versions.filter((version) => version !== '24')).toEqual([]);
  }
});

test('Dependabot looks at every folder with packages, and at the actions', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as {
    updates: {
      'package-ecosystem': string;
      directory?: string;
      directories?: string[];
      ignore?: object[];
    }[];
  };
  // Without it, what is ignored gets no mended vulnerabilities either.
  for (const { ignore = [] } of updates) {
    for (const each of ignore) expect(each).toHaveProperty('update-types');
  }
  const looked = updates.flatMap(({ 'package-ecosystem': kind, directory = '', directories = [directory] }) =>
    directories.map((each) => `${kind} ${each}`),
  );
  const locked = globSync('{.,*}/package-lock.json', { exclude: ['node_modules'] });
  const folders = locked.map((file) => `npm /${file.replace(/^\.\/|\/?package-lock\.json$/g, '')}`);
  expect(looked.toSorted()).toEqual(['github-actions /', ...new Set(folders)].toSorted());
});
