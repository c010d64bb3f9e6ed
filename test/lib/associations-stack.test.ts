import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

import { settings } from '../../contract/settings.ts';
import { AssociationsStack } from '../../lib/associations-stack.ts';

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });
const template = Template.fromStack(new AssociationsStack(app, 'Test'));

test('the stack serves the one route', () => {
  template.resourceCountIs('AWS::ApiGateway::RestApi', 1);
  template.hasResourceProperties('AWS::ApiGateway::Method', { HttpMethod: 'GET' });
});

test('every setting of the function is declared, so that sam local can override it', () => {
  const [declared] = Object.values(template.findResources('AWS::Lambda::Function'));
  expect(Object.keys(declared?.Properties.Environment.Variables)).toEqual(Object.keys(settings));
});
