import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';

import { AssociationsApi, type AssociationsApiProps } from '../../lib/associations-api.ts';
import { AssociationsStack } from '../../lib/associations-stack.ts';
import { readConfig } from '../../lib/config.ts';
import { testApp } from './synthesize.ts';
import { account, everySetting, region, variants } from './variants.ts';

let outdir = '';

beforeAll(async () => {
  outdir = await mkdtemp(join(tmpdir(), 'checked-'));
});

afterAll(() => rm(outdir, { recursive: true, force: true }));

/** Its engine takes seconds to start, so all templates are made in one app. */
test("CDK's own check of templates finds nothing in any variant", async () => {
  const app = testApp({ outdir, builtinCloudFormationValidation: true });
  for (const [name, props] of Object.entries<(stack: Stack) => AssociationsApiProps>(variants)) {
    const stack = new Stack(app, name, { env: { account, region } });
    new AssociationsApi(stack, 'Associations', props(stack));
  }
  new AssociationsStack(app, readConfig(everySetting).config);
  app.synth();
  const report = JSON.parse(await readFile(join(outdir, 'validation-report.json'), 'utf8'));
  expect(report.pluginReports).toEqual([]);
}, 60_000);
