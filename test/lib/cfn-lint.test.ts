import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';

import { AssociationsStack } from '../../lib/associations-stack.ts';
import { readConfig } from '../../lib/config.ts';
import { synthesize, testApp } from './synthesize.ts';
import { everySetting, variants } from './variants.ts';

/** CDK writes dependencies down that CloudFormation would have found by itself. */
const ACCEPTED = 'W3005';

const installed = spawnSync('cfn-lint', ['--version']).status === 0;
const withCfnLint = installed ? test : test.skip;

let scratch = '';

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'templates-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** The stack of its own, with every setting. */
function configured(): Template {
  return Template.fromStack(new AssociationsStack(testApp(), readConfig(everySetting).config));
}

withCfnLint(
  'cfn-lint, where it is installed, finds nothing in any variant',
  async () => {
    const files = await Promise.all(
      [...Object.values(variants).map(synthesize), configured()].map(async (template, at) => {
        const file = join(scratch, `${at}.json`);
        await writeFile(file, JSON.stringify(template.toJSON()));
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
