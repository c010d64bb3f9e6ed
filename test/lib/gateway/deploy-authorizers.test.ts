import { expect, test } from '@jest/globals';
import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  AuthorizationType,
  CfnAuthorizer,
  CognitoUserPoolsAuthorizer,
  RequestAuthorizer,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import type { CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { AssociationsApi } from '../../../lib/associations-api.ts';
import type { Access } from '../../../lib/gateway/access.ts';
import { testApp } from '../synthesize.ts';
import { arns } from '../variants.ts';

type Make = (stack: Stack) => AssociationsApiProps;

/** Nothing of cdk.json: users' apps have other flags. */
const NO_FLAGS = { 'aws:cdk:bundling-stacks': [] };
const CDKS_FLAG = '@aws-cdk/aws-apigateway:authorizerChangeDeploymentLogicalId';

/** The deployment's logical id, in an app with no flags, or with CDK's own for it. */
function deploymentId(make: Make, context: Record<string, unknown> = NO_FLAGS): string | undefined {
  const stack = new Stack(testApp({ context }), 'Test');
  new AssociationsApi(stack, 'Associations', make(stack));
  return deploymentOf(stack);
}

function deploymentOf(stack: Stack): string | undefined {
  return Object.keys(Template.fromStack(stack).findResources('AWS::ApiGateway::Deployment'))[0];
}

const pool = (stack: Stack, name: string) =>
  UserPool.fromUserPoolArn(stack, `Pool${name}`, `${arns.userPool}${name}`);
const handler = (stack: Stack, name: string) =>
  Function.fromFunctionArn(stack, `Handler${name}`, `${arns.authorizer}${name}`);
const by =
  (make: (stack: Stack) => Access): Make =>
  (stack) => ({ access: make(stack) });

const byCognito = (names: string[], scopes?: string[]) =>
  by((stack) => ({
    by: 'cognito',
    userPools: names.map((name) => pool(stack, name)),
    ...(scopes && { scopes }),
  }));

const byRequest = (name: string, source: string, resultsCacheTtl = Duration.minutes(5)) =>
  by((stack) => ({
    by: 'authorizer',
    authorizer: new RequestAuthorizer(stack, 'Authorizer', {
      handler: handler(stack, name),
      identitySources: [`method.request.header.${source}`],
      resultsCacheTtl,
    }),
  }));

const byToken = (validationRegex: string) =>
  by((stack) => ({
    by: 'authorizer',
    authorizer: new TokenAuthorizer(stack, 'Authorizer', { handler: handler(stack, 'A'), validationRegex }),
  }));

const accesses: Record<string, Make> = {
  default: () => ({}),
  anyone: by(() => ({ by: 'anyone' })),
  'one user pool': byCognito(['A']),
  'another user pool': byCognito(['B']),
  'two user pools': byCognito(['A', 'B']),
  'a scope': byCognito(['A'], ['associations/read']),
  'another scope': byCognito(['A'], ['associations/write']),
  'a request authorizer': byRequest('A', 'X-Token'),
  'one that reads another header': byRequest('A', 'X-Other'),
  'one with another function': byRequest('B', 'X-Token'),
  'one whose answers are kept for less time': byRequest('A', 'X-Token', Duration.minutes(1)),
  'a token authorizer': byToken('^a$'),
  'one with another expression': byToken('^b$'),
  'an authorizer of user pools': by((stack) => ({
    by: 'authorizer',
    authorizer: new CognitoUserPoolsAuthorizer(stack, 'Authorizer', { cognitoUserPools: [pool(stack, 'A')] }),
  })),
};

test('each access has a deployment of its own, and keeps it', () => {
  const ids = Object.values(accesses).map((make) => deploymentId(make));
  expect(ids).not.toContain(undefined);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.values(accesses).map((make) => deploymentId(make))).toEqual(ids);
});

test("and so it is with CDK's flag", () => {
  const ids = Object.values(accesses).map((make) => deploymentId(make, { ...NO_FLAGS, [CDKS_FLAG]: true }));
  expect(new Set(ids).size).toBe(ids.length);
});

/** Authorizers that are none of CDK's classes: the route's own, and one of another API. */
function withOwnAuthorizer(identitySource: string, ofAnother: string): string | undefined {
  const stack = new Stack(testApp({ context: NO_FLAGS }), 'Test');
  const apiId = Lazy.string({ produce: () => associations.api.restApiId });
  const authorizer = (id: string, restApiId: string, source: string) =>
    new CfnAuthorizer(stack, id, { name: id, restApiId, type: 'REQUEST', identitySource: source });
  const { ref: authorizerId } = authorizer('Own', apiId, identitySource);
  authorizer('Another', 'abc123', ofAnother);
  const associations = new AssociationsApi(stack, 'Associations', {
    access: {
      by: 'authorizer',
      authorizer: { authorizerId, authorizationType: AuthorizationType.CUSTOM },
    },
  });
  return deploymentOf(stack);
}

test("an authorizer that is none of CDK's classes counts as well, and one of another API does not", () => {
  const usual = withOwnAuthorizer('method.request.header.A', 'x');
  expect(withOwnAuthorizer('method.request.header.B', 'x')).not.toBe(usual);
  expect(withOwnAuthorizer('method.request.header.A', 'y')).toBe(usual);
});

function withOverride(name: string, value: unknown): string | undefined {
  const stack = new Stack(testApp({ context: NO_FLAGS }), 'Test');
  const { api } = new AssociationsApi(stack, 'Associations');
  const method = api.methods[0]?.node.defaultChild;
  (method as CfnMethod).addPropertyOverride(name, value);
  return deploymentOf(stack);
}

test('so does what is overridden of a method, and only that', () => {
  const ids = [
    withOverride('AuthorizationType', 'CUSTOM'),
    withOverride('AuthorizationType', 'AWS_IAM'),
    withOverride('ApiKeyRequired', true),
  ];
  expect(new Set(ids).size).toBe(3);
  expect(withOverride('AuthorizationType', 'CUSTOM')).toBe(ids[0]);
  expect(ids[1]).toBe(deploymentId(() => ({})));
});

function policyFor(resource: string): PolicyDocument {
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        actions: ['execute-api:Invoke'],
        principals: [new AnyPrincipal()],
        resources: [resource],
      }),
    ],
  });
}

test('whatever else API Gateway takes over only with a deployment makes one', () => {
  const changes: AssociationsApiProps[] = [
    {},
    { allowedOrigins: ['https://app.example.com'] },
    { allowedOrigins: ['https://other.example.com'] },
    { allowedOrigins: ['https://app.example.com'], allowedHeaders: ['X-Other'] },
    { policy: policyFor('execute-api:/a') },
    { policy: policyFor('execute-api:/b') },
  ];
  const ids = changes.map((props) => deploymentId(() => props));
  expect(new Set(ids).size).toBe(changes.length);
});
