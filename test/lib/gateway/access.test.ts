import { expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { User } from 'aws-cdk-lib/aws-iam';

import { synthesize, testStack } from '../synthesize.ts';
import { arns, variants } from '../variants.ts';

/** Source: CloudFormation template reference, "AWS::ApiGateway::Authorizer", `AuthorizerResultTtlInSeconds`. */
const GATEWAY_DEFAULT_SECONDS = 300;

function method(variant: keyof typeof variants) {
  const methods = synthesize(variants[variant]).findResources('AWS::ApiGateway::Method', {
    Properties: { HttpMethod: 'GET' },
  });
  return Object.values(methods)[0]?.Properties;
}

test('callers sign their requests, when nothing else is said', () => {
  expect(method('minimal')).toMatchObject({ AuthorizationType: 'AWS_IAM' });
});

test('or bring a token of a user pool', () => {
  expect(method('maximal')).toMatchObject({
    AuthorizationType: 'COGNITO_USER_POOLS',
    AuthorizationScopes: ['associations/read'],
  });
  synthesize(variants.maximal).hasResourceProperties('AWS::ApiGateway::Authorizer', {
    Type: 'COGNITO_USER_POOLS',
    ProviderARNs: [arns.userPool],
  });
});

test('of which API Gateway remembers nothing for longer than its five minutes', () => {
  const authorizers = synthesize(variants.maximal).findResources('AWS::ApiGateway::Authorizer');
  const seconds = Object.values(authorizers).map(
    ({ Properties }) => Properties.AuthorizerResultTtlInSeconds ?? GATEWAY_DEFAULT_SECONDS,
  );
  expect(seconds).toEqual([300]);
});

test('or convince an authorizer of your own', () => {
  expect(method('ownAuthorizer')).toMatchObject({ AuthorizationType: 'CUSTOM' });
});

test('or are anyone, when that was asked for', () => {
  expect(method('openToAnyone')).toMatchObject({ AuthorizationType: 'NONE' });
});

test('grantInvoke allows the one method that there is', () => {
  const { stack, associations } = testStack();
  associations.grantInvoke(new User(stack, 'Caller'));
  const policies = Template.fromStack(stack).findResources('AWS::IAM::Policy', {
    Properties: { Users: [{}] },
  });
  const [policy] = Object.values(policies);
  const statement = policy?.Properties.PolicyDocument.Statement[0];
  expect(statement).toMatchObject({ Action: 'execute-api:Invoke', Effect: 'Allow' });
  expect(JSON.stringify(statement.Resource)).toContain('/GET/dataIntegrations/*/associations');
});

test('grantInvoke allows every method that there is, and nothing else', () => {
  const { stack, associations } = testStack({ listDataIntegrations: true });
  associations.grantInvoke(new User(stack, 'Caller'));
  const [policy] = Object.values(
    Template.fromStack(stack).findResources('AWS::IAM::Policy', { Properties: { Users: [{}] } }),
  );
  const [statement, ...others] = policy?.Properties.PolicyDocument.Statement ?? [];
  expect(others).toEqual([]);
  expect(statement.Action).toBe('execute-api:Invoke');
  const methods = statement.Resource.map((arn: { 'Fn::Join': [string, unknown[]] }) =>
    arn['Fn::Join'][1].at(-1),
  );
  expect(methods.toSorted()).toEqual(['/GET/dataIntegrations', '/GET/dataIntegrations/*/associations']);
});

test.each<[string, keyof typeof variants]>([
  ['cognito', 'maximal'],
  ['authorizer', 'ownAuthorizer'],
  ['anyone', 'openToAnyone'],
])('grantInvoke refuses what would have no effect: access by %s', (by, variant) => {
  const { stack, associations } = testStack(variants[variant]);
  expect(() => associations.grantInvoke(new User(stack, 'Caller'))).toThrow(
    `Test/Associations: grantInvoke has no effect where callers are not checked by IAM, and access is by '${by}'. ` +
      "Leave it out, or give access { by: 'iam' }.",
  );
});
