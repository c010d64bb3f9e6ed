import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from '@jest/globals';

import { runNode } from '../run-node.ts';
import { variants } from './variants.ts';

/** CDK writes dependencies down that CloudFormation would have found by itself. */
const ACCEPTED = 'W3005';

/** With what shells, and what pyenv puts in a command's place, say that there is none. */
const NOT_FOUND = 127;

/** Every variant is synthesized once, for both checks. */
const outdir = await mkdtemp(join(tmpdir(), 'checked-'));
afterAll(() => rm(outdir, { recursive: true, force: true }));

// On one thread: the engine of CDK's check ends before it was worth compiling well.
const written = await runNode(['--single-threaded', 'test/lib/write-variants.ts', outdir]);
const templates = (await readdir(outdir)).filter((name) => name.endsWith('.template.json'));

// To ask it only for its version would take as long as a template or two.
const linted = spawnSync(
  'cfn-lint',
  ['--ignore-checks', ACCEPTED, '--format', 'parseable', '--', ...templates],
  {
    cwd: outdir,
    encoding: 'utf8',
  },
);
const isInstalled = linted.error === undefined && linted.status !== NOT_FOUND;
const withCfnLint = isInstalled ? test : test.skip;

/** The stack with every setting is one more than the variants. */
const EXPECTED = Object.keys(variants).length + 1;

test("CDK's own check of templates finds nothing in any variant", async () => {
  expect(written).toMatchObject({ code: 0 });
  const report = JSON.parse(await readFile(join(outdir, 'validation-report.json'), 'utf8'));
  expect(report.pluginReports).toEqual([]);
});

withCfnLint('cfn-lint, where it is installed, finds nothing in any variant', () => {
  expect(templates).toHaveLength(EXPECTED);
  expect(linted).toMatchObject({ stdout: '', stderr: '' });
});
