import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { runNode, runProgram } from '../run-node.ts';
import { peoplesSettings, variants } from './variants.ts';

/** CDK writes dependencies down that CloudFormation would have found by itself. */
const ACCEPTED = 'W3005';

const installed = spawnSync('cfn-lint', ['--version']).status === 0;
const withCfnLint = installed ? test : test.skip;

let outdir = '';

/** Every variant is synthesized once, for both checks. */
beforeAll(async () => {
  outdir = await mkdtemp(join(tmpdir(), 'checked-'));
  // On one thread: the engine of CDK's check ends before it was worth compiling well.
  const args = ['--single-threaded', 'test/lib/write-variants.ts', outdir];
  expect(await runNode(args)).toMatchObject({ code: 0 });
});

afterAll(() => rm(outdir, { recursive: true, force: true }));

/** The stack with every setting is one more than the variants, and those about people are more. */
const EXPECTED = Object.keys(variants).length + 1 + Object.keys(peoplesSettings).length;

test("CDK's own check of templates finds nothing in any variant", async () => {
  const report = JSON.parse(await readFile(join(outdir, 'validation-report.json'), 'utf8'));
  expect(report.pluginReports).toEqual([]);
});

withCfnLint('cfn-lint, where it is installed, finds nothing in any variant', async () => {
  const files = (await readdir(outdir)).filter((name) => name.endsWith('.template.json'));
  expect(files).toHaveLength(EXPECTED);
  const { stdout, stderr } = await runProgram(
    'cfn-lint',
    ['--ignore-checks', ACCEPTED, '--format', 'parseable', '--', ...files],
    { cwd: outdir },
  );
  expect(stdout + stderr).toBe('');
});
