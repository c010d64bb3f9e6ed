import { readFileSync } from 'node:fs';

import { App, type AppProps, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

import { AssociationsApi, type AssociationsApiProps } from '../../lib/associations-api.ts';
import { account, region } from './variants.ts';

const { context: flags } = JSON.parse(readFileSync('cdk.json', 'utf8'));

/**
 * An app with the project's own feature flags and the metadata that the CDK CLI asks for, and without what only costs time
 * here: bundling, and CDK's own check of templates.
 */
export function testApp(props?: AppProps): App {
  return new App({
    context: { ...flags, 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: false,
    ...props,
  });
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
