import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { synthesize } from './synthesize.ts';
import { variants } from './variants.ts';

/** CDK writes dependencies down that CloudFormation would have found by itself. */
const ACCEPTED = 'W3005';

const installed = spawnSync('cfn-lint', ['--version']).status === 0;
const withCfnLint = installed ? test : test.skip;

let scratch = '';

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'templates-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

withCfnLint(
  'cfn-lint, where it is installed, finds nothing in any variant',
  async () => {
    const files = await Promise.all(
      Object.entries(variants).map(async ([name, variant]) => {
        const file = join(scratch, `${name}.json`);
        await writeFile(file, JSON.stringify(synthesize(variant).toJSON()));
        return file;
      }),
    );
    const findings = await new Promise<string>((resolve) => {
      execFile('cfn-lint', ['--ignore-checks', ACCEPTED, '--format', 'parseable', '--', ...files], (_, out) =>
        resolve(out),
      );
    });
    expect(findings).toBe('');
  },
  120_000,
);
