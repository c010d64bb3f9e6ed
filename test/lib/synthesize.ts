import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

import type { AssociationsApiProps } from '../../lib/associations-api-props.ts';
import { AssociationsApi } from '../../lib/associations-api.ts';
import { appContext } from './app-context.ts';
import { account, region } from './variants.ts';

/** Where apps write, each into a folder of its own: CDK would leave its own temporary folders behind. */
const scratch = mkdtempSync(join(tmpdir(), 'cdk-apps-'));
let apps = 0;
afterAll(() => rmSync(scratch, { recursive: true }));

/** An app without CDK's own check of templates, which test/lib/template-check.test.ts lets run once. */
export function testApp(props?: AppProps): App {
  apps += 1;
  const app = new App({
    outdir: join(scratch, String(apps)),
    context: appContext,
    builtinCloudFormationValidation: false,
    ...props,
  });
  // To note where each construct was made takes as long as all else, for jest formats stack traces.
  app.node.setContext('aws:cdk:disable-creation-stack-traces', true);
  return app;
}

/** A stack with the construct. Props that need the stack (keys, topics) are made in it. */
export function testStack(props: AssociationsApiProps | ((stack: Stack) => AssociationsApiProps) = {}) {
  const stack = new Stack(testApp(), 'Test', { env: { account, region } });
  const associations = new AssociationsApi(
    stack,
    'Associations',
    typeof props === 'function' ? props(stack) : props,
  );
  return { stack, associations };
}

/** The template of a stack with the construct. */
export function synthesize(props?: Parameters<typeof testStack>[0]): Template {
  return Template.fromStack(testStack(props).stack);
}
