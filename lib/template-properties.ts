import { Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';

/** A resource's properties as the template has them, with all that was changed or overridden since it was made. */
export function templateProperties(resource: CfnResource): Readonly<Record<string, unknown>> {
  const { Resources } = Stack.of(resource).resolve(resource._toCloudFormation()) as {
    Resources: Record<string, { Properties?: Record<string, unknown> }>;
  };
  return Object.values(Resources)[0]?.Properties ?? {};
}
