import { LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

import { route } from '../contract/route.ts';
import { AssociationsFunction } from './associations-function.ts';

/** The route, deployed: an API Gateway REST API in front of the function. */
export class AssociationsApi extends Construct {
  readonly api: RestApi;
  readonly function: Function;

  constructor(scope: Construct, id: string) {
    super(scope, id);

    this.function = new AssociationsFunction(this, 'Function').function;
    this.api = new RestApi(this, 'Api');
    this.api.root.resourceForPath(route.path).addMethod(route.method, new LambdaIntegration(this.function));
  }
}
