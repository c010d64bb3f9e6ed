import { Lazy, Stack } from 'aws-cdk-lib';
import { CfnAuthorizer, type RestApi } from 'aws-cdk-lib/aws-apigateway';

/**
 * A stage goes on asking authorizers as they were when it was last deployed. With this, a change of one makes a new
 * deployment, also in apps without CDK's flag for it (aws/aws-cdk#16554), and for authorizers that are not CDK's own.
 */
export function deployAuthorizers(api: RestApi): void {
  api.latestDeployment?.addToLogicalId(Lazy.any({ produce: () => authorizersOf(api) }));
}

/** As the template has them. */
function authorizersOf(api: RestApi): unknown[] {
  const stack = Stack.of(api);
  const apiId = JSON.stringify(stack.resolve(api.restApiId));
  return stack.node
    .findAll()
    .filter((construct) => CfnAuthorizer.isCfnAuthorizer(construct))
    .filter((authorizer) => JSON.stringify(stack.resolve(authorizer.restApiId)) === apiId)
    .map((authorizer) => propertiesOf(stack, authorizer));
}

function propertiesOf(stack: Stack, authorizer: CfnAuthorizer): unknown {
  const { Resources } = stack.resolve(authorizer._toCloudFormation()) as {
    Resources: Record<string, { Properties: unknown }>;
  };
  return Object.values(Resources).map(({ Properties }) => Properties);
}
