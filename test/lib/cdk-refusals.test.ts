import { expect, test } from '@jest/globals';
import type { Stack } from 'aws-cdk-lib';
import { EndpointAccessMode, EndpointType, RequestAuthorizer, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { DomainNameOptions } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Function } from 'aws-cdk-lib/aws-lambda';

import type { AssociationsApiProps } from '../../lib/associations-api-props.ts';
import { testStack } from './synthesize.ts';
import { arns, variants } from './variants.ts';

type Make = (stack: Stack) => AssociationsApiProps;

const withDomain =
  (domain: Partial<DomainNameOptions>): Make =>
  (stack) => ({
    domainName: {
      domainName: 'api.example.com',
      certificate: Certificate.fromCertificateArn(stack, 'Certificate', arns.certificate),
      ...domain,
    },
  });

const withSubnets =
  (vpcSubnets: SubnetSelection): Make =>
  (stack) => ({ ...variants.inVpc(stack), vpcSubnets });

const withAuthorizerOfAnother: Make = (stack) => {
  const authorizer = new RequestAuthorizer(stack, 'Authorizer', {
    handler: Function.fromFunctionArn(stack, 'AuthorizerFunction', arns.authorizer),
    identitySources: ['method.request.header.Authorization'],
  });
  new RestApi(stack, 'Another').root.addMethod('GET', undefined, { authorizer });
  return { access: { by: 'authorizer', authorizer } };
};

test.each<[string, Make]>([
  [
    'several path segments on an edge domain',
    withDomain({ endpointType: EndpointType.EDGE, basePath: 'v1/v2' }),
  ],
  ['an access mode without its policy', withDomain({ endpointAccessMode: EndpointAccessMode.STRICT })],
  ['subnets of a type that the VPC has not', withSubnets({ subnetType: SubnetType.PRIVATE_ISOLATED })],
  ['subnets of a group that the VPC has not', withSubnets({ subnetGroupName: 'calls' })],
  [
    'subnets named in two ways',
    withSubnets({ subnetGroupName: 'Private', subnetType: SubnetType.PRIVATE_WITH_EGRESS }),
  ],
  ['an authorizer of another API', withAuthorizerOfAnother],
])('what CDK refuses has the path of the construct before it: %s', (_, make) => {
  expect(() => testStack(make)).toThrow(
    /^Test\/Associations:\n {2}CDK cannot make the route of these props, and says: \S.{20,}/,
  );
});

test('and the error of CDK as its cause', () => {
  let caught: unknown;
  try {
    testStack(withAuthorizerOfAnother);
  } catch (error) {
    caught = error;
  }
  expect(caught).toMatchObject({
    cause: expect.objectContaining({ message: expect.stringMatching(/two different rest APIs/i) }),
  });
});
