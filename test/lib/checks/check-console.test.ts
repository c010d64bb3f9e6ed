import { describe, expect, test } from '@jest/globals';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';

import {
  byCognito,
  byOwn,
  cognito,
  domain,
  openId,
  otherPool,
  problems,
  scopes,
  userPool,
} from './sign-in-problems.ts';

const NOT_BY_IAM =
  "console must have another access than { by: 'iam' }, which is the default: people who sign in on a page have no AWS credentials to sign " +
  "requests with. Give access by 'cognito', 'authorizer' or 'anyone'.";

describe('the page', () => {
  test.each([
    [{}],
    [{ access: { by: 'iam' } }],
    [{ signIn: { by: 'openid', issuer: 'https://x.example', clientId: 'x' } }],
  ])('can sign nothing for IAM: %p', (props) => {
    expect(problems(props)).toEqual([NOT_BY_IAM]);
  });

  test.each([
    byCognito,
    byOwn,
    { access: { by: 'anyone' } },
    { access: { by: 'cognito', userPools: [userPool] } },
  ])('goes with every other access: %#', (props) => {
    expect(problems(props)).toEqual([]);
  });

  test.each([undefined, false])('is what people sign in on: not without console, which is %p', (console) => {
    expect(problems({ ...byCognito, console, signIn: { by: 'cognito', userPool, domain } })).toEqual([
      'signIn says nothing without console: give console: true, too.',
    ]);
  });
});

test('the page asks for the list of data integrations', () => {
  expect(problems({ ...byCognito, listDataIntegrations: false })).toEqual([
    'console must go with listDataIntegrations, which it brings along, but that is false: leave it out.',
  ]);
  expect(problems({ ...byCognito, listDataIntegrations: true })).toEqual([]);
});

describe('signing in is refused where it would be for nothing', () => {
  test('with access by anyone', () => {
    expect(openId({}, { access: { by: 'anyone' } })).toEqual([
      "signIn says nothing where access is by 'anyone', who is not asked for a token: leave it out.",
    ]);
  });

  const idTokens =
    'signIn must go with access.scopes, such as associations/read: without them API Gateway takes ID tokens, and the page sends access tokens.';
  const cognitosOwn = { authorizerId: 'x', authorizationType: AuthorizationType.COGNITO };

  test.each([
    { by: 'cognito', userPools: [userPool] },
    { by: 'authorizer', authorizer: cognitosOwn },
  ])('where ID tokens are taken: %#', (access) => {
    expect(openId({}, { access })).toEqual([idTokens]);
    expect(openId({}, { access: { ...access, scopes } })).toEqual([]);
  });

  test('with a pool of which no token is taken', () => {
    expect(cognito({}, byOwn)).toEqual([
      "signIn by 'cognito' must go with access by 'cognito': give that, or signIn { by: 'openid' }.",
    ]);
    expect(cognito({ userPool: otherPool })).toEqual([
      'signIn.userPool must be one of access.userPools, or no token of it would be taken.',
    ]);
  });
});
