import { Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';

import type { RestApiProps } from '../gateway/rest-api-props.ts';

/**
 * Every address that the page has, ending in `/`, the usual one first. They are made of the API's id and the stage's name: a reference to the
 * stage would wait for the function, which waits for its client of the user pool, which waits for these.
 */
export function pageAddresses(
  api: RestApi,
  stageName: string,
  { domainName, endpointConfiguration }: RestApiProps,
): string[] {
  if (domainName !== undefined) {
    const { domainName: host, basePath } = domainName;
    return [`https://${host}/${basePath ? `${basePath}/` : ''}`];
  }
  const { region, urlSuffix } = Stack.of(api);
  // A private API is found by each of its VPC endpoints, too, whatever the network's own names are.
  const endpoints = endpointConfiguration?.vpcEndpoints ?? [];
  const names = [api.restApiId, ...endpoints.map(({ vpcEndpointId }) => `${api.restApiId}-${vpcEndpointId}`)];
  return names.map((name) => `https://${name}.execute-api.${region}.${urlSuffix}/${stageName}/`);
}
