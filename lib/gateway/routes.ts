import type { Method, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import type { ListOperation } from '../../contract/list-operation.ts';
import { acknowledge } from '../acknowledgements.ts';
import type { RouteFunction } from '../function/canary.ts';
import { authorization } from './access.ts';
import type { Access } from './access.ts';
import { preflight } from './cors.ts';
import { identityHeaders } from './identity-headers.ts';
import { invocation } from './invocation.ts';
import type { RestApiProps } from './rest-api-props.ts';

export interface RoutesProps extends Pick<RestApiProps, 'allowedHeaders'> {
  /** What there is a route for; the first is in every deployment. */
  readonly operations: readonly ListOperation[];
  /** What answers: the function, or an alias of it. */
  readonly handler: RouteFunction;
  /** Its ARN, spelled as the integration's address shall have it. */
  readonly handlerArn: string;
  readonly access: Access;
  readonly allowedOrigins: string[];
}

/** A method for each operation, all behind the same authorization. */
export function addMethods(scope: Construct, api: RestApi, props: RoutesProps): Method[] {
  const { operations, handler, handlerArn, access } = props;
  const authorized = authorization(scope, access);
  return operations.map((operation, at) => {
    const resource = api.root.resourceForPath(operation.path);
    const method = resource.addMethod(
      operation.method,
      invocation(handlerArn, Object.keys(cacheKeys(operation))),
      {
        operationName: operation.operation,
        requestParameters: cacheKeys(operation),
        ...authorized,
      },
    );
    if (access.by !== 'cognito') acknowledge(method, 'AwsSolutions-COG4');
    if (access.by === 'anyone') acknowledge(method, 'AwsSolutions-APIG4');
    // The first has the name that it had when there was no other: another would be another resource.
    handler.addPermission(at === 0 ? 'Route' : operation.operation, {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: method.methodArn,
      scope,
    });
    return method;
  });
}

/** Headers of the request that the function's answer depends on: 304, and the origin that CORS repeats. */
const answeringHeaders = ['If-None-Match', 'Origin'].map((name) => `method.request.header.${name}`);

/**
 * What tells two answers of an operation apart, as API Gateway names it; the value tells whether it is required. A cache that somebody
 * turned on, or that is only about to go, must never give one caller the page of another.
 */
function cacheKeys({ parameters }: ListOperation): Record<string, boolean> {
  const requestParameters = Object.entries(parameters).map(([name, { in: place, required }]) => [
    place === 'path' ? `method.request.path.${name}` : `method.request.querystring.${name}`,
    required,
  ]);
  return Object.fromEntries([...requestParameters, ...answeringHeaders.map((name) => [name, false])]);
}

/** Lets browsers ask before they call, where pages of another origin may call at all. */
export function addPreflights(
  api: RestApi,
  { operations, access, allowedOrigins, allowedHeaders = [] }: RoutesProps,
): void {
  if (allowedOrigins.length === 0) return;
  const options = preflight(allowedOrigins, [...allowedHeaders, ...identityHeaders(access)]);
  for (const { path } of operations) api.root.resourceForPath(path).addCorsPreflight(options);
}
