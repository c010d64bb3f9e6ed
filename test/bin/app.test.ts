import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { runNode } from '../run-node.ts';

const checkout = process.cwd();
let scratch = '';

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'stack-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Runs the app as the CDK CLI does, in `directory`. */
async function synth(directory: string, outdir: string, context: object) {
  const { context: flags } = JSON.parse(await readFile('cdk.json', 'utf8'));
  const cli = {
    'aws:cdk:enable-path-metadata': true,
    'aws:cdk:enable-asset-metadata': true,
  };
  return runNode([join(directory, 'bin/app.ts')], {
    cwd: directory,
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...flags, ...cli, ...context }),
    },
  });
}

interface Deployed {
  Type: string;
  Metadata: Record<string, string>;
}

async function assembly(outdir: string, stack: string) {
  const template = await readFile(join(outdir, `${stack}.template.json`), 'utf8');
  const assets = (await readdir(outdir)).filter((name) => name.startsWith('asset.'));
  return { template, assets };
}

describe('from two directories', () => {
  test('the same source makes the same template and the same bundle', async () => {
    const elsewhere = join(scratch, 'elsewhere');
    for (const part of [
      'bin',
      'build',
      'contract',
      'lambda',
      'lib',
      'LICENSE',
      'package.json',
      'tsconfig.json',
    ]) {
      await cp(join(checkout, part), join(elsewhere, part), { recursive: true });
    }
    await symlink(join(checkout, 'node_modules'), join(elsewhere, 'node_modules'));
    const context = { stage: 'prod', canary: 'CANARY_10PERCENT_5MINUTES' };
    const outdirs = [join(scratch, 'here.out'), join(scratch, 'there.out')] as const;

    const runs = await Promise.all([
      synth(checkout, outdirs[0], context),
      synth(elsewhere, outdirs[1], context),
    ]);

    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    const [here, there] = await Promise.all(outdirs.map((dir) => assembly(dir, 'AppIntegrationsBff-prod')));
    expect(here).toEqual(there);
    expect(here?.assets).toHaveLength(1);
    expect(here?.template).not.toContain(checkout);
  });
});

describe('with the console', () => {
  test('each function has its own code, and what takes long is said while it does', async () => {
    const outdir = join(scratch, 'console.out');
    const { code, stdout, stderr } = await synth(checkout, outdir, {
      stage: 'prod',
      auth: 'open',
      console: 'true',
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain("Building the console's function, which takes some seconds ...\n");
    const { Resources, Outputs } = JSON.parse((await assembly(outdir, 'AppIntegrationsBff-prod')).template);
    const functions = Object.values<Deployed>(Resources).filter(
      ({ Type }) => Type === 'AWS::Lambda::Function',
    );
    const folders = functions.map(({ Metadata }) => Metadata['aws:asset:path'] ?? '');
    expect(new Set(folders).size).toBe(2);
    const files = await Promise.all(folders.map((folder) => readdir(join(outdir, folder))));
    expect(files.map((names) => names.includes('index.mjs'))).toEqual([true, true]);
    expect(files.map((names) => names.includes('web'))).toEqual([false, true]);
    expect(JSON.stringify(Outputs.ConsoleUrl.Value)).toContain('/prod/');
  });
});

describe('bad context', () => {
  test('is answered with sentences, and without a stack trace', async () => {
    const outdir = join(scratch, 'bad.out');
    const { code, stdout, stderr } = await synth(checkout, outdir, { stage: 'PROD', memorySize: 1 });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^stage must be /),
      expect.stringMatching(/^memorySize must be /),
      '',
    ]);
  });

  test('so is a misspelt name, and no template is made', async () => {
    const outdir = join(scratch, 'misspelt.out');
    const { code, stderr } = await synth(checkout, outdir, { 'allowed-data-integrations': 'orders' });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'allowed-data-integrations is not a setting. Did you mean allowedDataIntegrations?\n',
    });
    expect(await readdir(outdir)).not.toContainEqual(expect.stringContaining('template'));
  });
});
