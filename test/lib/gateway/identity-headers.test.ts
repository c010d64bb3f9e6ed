import { expect, test } from '@jest/globals';
import type { Stack } from 'aws-cdk-lib';
import {
  AuthorizationType,
  IdentitySource,
  RequestAuthorizer,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import type { IAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { Function } from 'aws-cdk-lib/aws-lambda';

import { ALLOWED_REQUEST_HEADERS } from '../../../contract/headers.ts';
import { samCors } from '../../bin/read-sam-template.ts';
import { synthesize } from '../synthesize.ts';
import { arns, origins } from '../variants.ts';

/** What preflight allows beside the usual headers. */
function allowed(props: Parameters<typeof synthesize>[0]): string[] {
  const headers = samCors(synthesize(props).toJSON()['Resources'])['Access-Control-Allow-Headers']?.split(
    ',',
  );
  expect(headers?.slice(0, ALLOWED_REQUEST_HEADERS.length)).toEqual(ALLOWED_REQUEST_HEADERS);
  return headers?.slice(ALLOWED_REQUEST_HEADERS.length) ?? [];
}

function by(authorizer: (stack: Stack, handler: ReturnType<typeof Function.fromFunctionArn>) => IAuthorizer) {
  return (stack: Stack) => {
    const handler = Function.fromFunctionArn(stack, 'AuthorizerFunction', arns.authorizer);
    return {
      allowedOrigins: origins,
      access: { by: 'authorizer' as const, authorizer: authorizer(stack, handler) },
    };
  };
}

test('a page may send what was asked for beside the usual headers, each once', () => {
  const allowedHeaders = ['X-Session-Token', 'x-session-token', 'AUTHORIZATION', 'X-Api-Key'];
  expect(allowed({ allowedOrigins: ['*'], allowedHeaders })).toEqual(['X-Session-Token', 'X-Api-Key']);
});

test('a page may send what an authorizer of the app finds its callers by, but for what browsers keep', () => {
  const identitySources = [
    IdentitySource.header('X-Session-Token'),
    IdentitySource.queryString('tenant'),
    IdentitySource.header('X-Tenant'),
    IdentitySource.header('Cookie'),
  ];
  expect(
    allowed(by((stack, handler) => new RequestAuthorizer(stack, 'Authorizer', { handler, identitySources }))),
  ).toEqual(['X-Session-Token', 'X-Tenant']);
});

test('a page may send the token of an authorizer of tokens', () => {
  const identitySource = IdentitySource.header('X-Session-Token');
  expect(
    allowed(by((stack, handler) => new TokenAuthorizer(stack, 'Authorizer', { handler, identitySource }))),
  ).toEqual(['X-Session-Token']);
});

test('nothing is known of an authorizer that has only an id', () => {
  expect(
    allowed(by(() => ({ authorizerId: 'abc123', authorizationType: AuthorizationType.CUSTOM }))),
  ).toEqual([]);
});
