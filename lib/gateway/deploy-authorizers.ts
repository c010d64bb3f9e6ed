import { Lazy, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { CfnAuthorizer, CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';

import { templateProperties } from '../template-properties.ts';

/**
 * A stage goes on asking authorizers as they were when it was last deployed. With this, a change of one makes a new
 * deployment, also in apps without CDK's flag for it (aws/aws-cdk#16554), and for authorizers that are not CDK's own. So does
 * whatever is overridden of a method.
 */
export function deployAuthorizers(api: RestApi): void {
  api.latestDeployment?.addToLogicalId(Lazy.any({ produce: () => authorizersAndMethodsOf(api) }));
}

/** As the template has them. */
function authorizersAndMethodsOf(api: RestApi): unknown[] {
  const stack = Stack.of(api);
  const apiId = JSON.stringify(stack.resolve(api.restApiId));
  return stack.node
    .findAll()
    .filter((construct) => CfnAuthorizer.isCfnAuthorizer(construct) || CfnMethod.isCfnMethod(construct))
    .map((resource: CfnResource) => templateProperties(resource))
    .filter(({ RestApiId }) => JSON.stringify(RestApiId) === apiId);
}
