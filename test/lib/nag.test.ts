import { describe, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

import { AssociationsApi } from '../../lib/associations-api.ts';
import { AssociationsStack } from '../../lib/stack/associations-stack.ts';
import { readConfig } from '../../lib/stack/config.ts';
import { testApp, testStack } from './synthesize.ts';
import { everySetting, peoplesSettings, variants } from './variants.ts';

describe.each(Object.entries(variants))('%s', (_, props) => {
  const { stack } = testStack(props);

  test.each([AwsSolutionsChecks, ServerlessChecks])('%p finds nothing', (Pack) => {
    expect(new Pack(stack).validateScope(stack)).toEqual({ success: true, violations: [] });
  });
});

describe.each(Object.entries({ everySetting, ...peoplesSettings }))('the stack with %s', (_, settings) => {
  const stack = new AssociationsStack(testApp(), readConfig(settings).config);

  test.each([AwsSolutionsChecks, ServerlessChecks])('%p finds nothing', (Pack) => {
    expect(new Pack(stack).validateScope(stack)).toEqual({ success: true, violations: [] });
  });
});

test.each([AwsSolutionsChecks, ServerlessChecks])(
  '%p finds nothing where an own log group is named, wherever the stack may be deployed',
  (Pack) => {
    const stack = new Stack(testApp(), 'Test');
    new AssociationsApi(stack, 'Associations', {
      logGroup: LogGroup.fromLogGroupName(stack, 'Logs', 'own-logs'),
    });
    expect(new Pack(stack).validateScope(stack)).toEqual({ success: true, violations: [] });
  },
);
