import type { Method, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

import { consolePaths } from '../../contract/console.ts';
import { METHOD } from '../../contract/list-operation.ts';
import { acknowledgePage } from '../acknowledgements.ts';
import { invocation } from '../gateway/invocation.ts';

/** Methods for the page's own paths, open to all; what is neither a route nor one of them is answered as without the page. */
export function addPageMethods(scope: Construct, api: RestApi, handler: Function): Method[] {
  return consolePaths.map((path) => {
    const parameters = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => `method.request.path.${name}`);
    const method = api.root
      .resourceForPath(path)
      .addMethod(METHOD, invocation(handler.functionArn, parameters), {
        requestParameters: Object.fromEntries(parameters.map((name) => [name, true])),
        authorizationType: AuthorizationType.NONE,
      });
    acknowledgePage(method);
    handler.addPermission(`Page${path}`, {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: method.methodArn,
      scope,
    });
    return method;
  });
}
