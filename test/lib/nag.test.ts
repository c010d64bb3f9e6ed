import { describe, expect, test } from '@jest/globals';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

import { testStack } from './synthesize.ts';
import { variants } from './variants.ts';

describe.each(Object.entries(variants))('%s', (_, props) => {
  const { stack } = testStack(props);

  test.each([AwsSolutionsChecks, ServerlessChecks])('%p finds nothing', (Pack) => {
    expect(new Pack(stack).validateScope(stack)).toEqual({ success: true, violations: [] });
  });
});
