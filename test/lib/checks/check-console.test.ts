import { describe, expect, test } from '@jest/globals';
import { CfnParameter, Fn, Stack, Token } from 'aws-cdk-lib';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import { UserPool, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { propProblems } from '../../../lib/checks/check-props.ts';
import type { CognitoSignIn, OpenIdSignIn } from '../../../lib/console/sign-in.ts';
import { arns } from '../variants.ts';

const stack = new Stack();
const userPool = UserPool.fromUserPoolArn(stack, 'UserPool', arns.userPool);
const otherPool = UserPool.fromUserPoolArn(stack, 'OtherPool', `${arns.userPool}2`);
const domain = UserPoolDomain.fromDomainName(stack, 'Domain', 'calls');
const parameter = new CfnParameter(stack, 'Parameter').valueAsString;

const scopes = ['associations/read'];
const byCognito = { access: { by: 'cognito', userPools: [userPool], scopes } } as const;
const byOwn = {
  access: {
    by: 'authorizer',
    authorizer: { authorizerId: 'x', authorizationType: AuthorizationType.CUSTOM },
  },
} as const;

/** What is wrong with the props of a deployment that has the page. */
function problems(props: unknown): string[] {
  return propProblems({ console: true, ...(props as AssociationsApiProps) });
}

function cognito(members: Partial<CognitoSignIn>, access: object = byCognito): string[] {
  return problems({ ...access, signIn: { by: 'cognito', userPool, domain, ...members } });
}

function openId(members: Partial<OpenIdSignIn>, access: object = byOwn): string[] {
  return problems({
    ...access,
    signIn: { by: 'openid', issuer: 'https://login.example.com', clientId: 'console', ...members },
  });
}

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

describe('signing in with Amazon Cognito', () => {
  test.each<Partial<CognitoSignIn>>([
    {},
    { domain: 'calls.auth.eu-west-1.amazoncognito.com' },
    { domain: 'login.example.com' },
    { domain: parameter },
    { identityProviders: ['COGNITO', 'Our Directory'] },
    { identityProviders: [parameter] },
    { identityProviders: Token.asList(Fn.split(',', parameter)) },
    // The same pool, told again.
    { userPool: UserPool.fromUserPoolArn(stack, 'Again', arns.userPool) },
  ])('may be told: %#', (members) => {
    expect(cognito(members)).toEqual([]);
  });

  test.each([
    '',
    'calls',
    'https://login.example.com',
    'login.example.com/',
    'Login.example.com',
    'a b.example.com',
  ])('needs the host name of a domain: %p', (wrong) => {
    expect(cognito({ domain: wrong })).toEqual([
      `signIn.domain must be the host name of a domain that the pool has, such as calls.auth.eu-west-1.amazoncognito.com, but is '${wrong}'.`,
    ]);
  });

  test.each([[[]], [['']], [[' ']], [['COGNITO', ' Directory']]])('needs names of providers: %p', (wrong) => {
    expect(cognito({ identityProviders: wrong })).toEqual([
      'signIn.identityProviders must name at least one, each by its name in the pool, such as COGNITO: leave it out for the pool itself.',
    ]);
  });
});

describe('signing in with any provider', () => {
  test.each<Partial<OpenIdSignIn>>([
    { issuer: 'https://login.example.com/' },
    { issuer: 'https://login.example.com/tenant/v2.0' },
    { issuer: 'http://localhost:4000' },
    { issuer: 'http://127.0.0.1' },
    { issuer: 'http://[::1]:4000/oidc' },
    { issuer: parameter },
    { issuer: `https://${parameter}/tenant` },
    { clientId: parameter },
    { scope: 'openid' },
    { scope: 'openid associations/read' },
    { scope: parameter },
    { connectTo: [] },
    { connectTo: ['https://tokens.example.com', 'https://keys.example.com:8443', parameter] },
    { connectTo: Fn.split(',', parameter) },
    { signOut: 'cognito', parameters: { audience: 'associations', resource: parameter } },
  ])('may be told: %#', (members) => {
    expect(openId(members)).toEqual([]);
  });

  test.each([
    '',
    'login.example.com',
    'http://login.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://127.0.0.2',
    `http://${parameter}`,
    'ftp://login.example.com',
    'https://',
    'https://login.example.com?tenant=1',
    'https://login.example.com#',
    'https://user@login.example.com',
    'https://login.example.com/a b',
    ' https://login.example.com',
    'javascript:alert(1)',
  ])('needs an issuer that it may ask: %p', (issuer) => {
    expect(openId({ issuer })).toEqual([
      'signIn.issuer must be the https URL of the provider, as its tokens have it in iss and without query and fragment (http only on ' +
        `localhost, 127.0.0.1 and [::1]), but is '${issuer}'.`,
    ]);
  });

  test.each(['', ' ', ' console'])('needs a client id: %p', (clientId) => {
    expect(openId({ clientId })).toEqual([
      `signIn.clientId must be the id of the page's client, but is '${clientId}'.`,
    ]);
  });

  test.each(['', ' ', 'openid  email', 'openid,email '])('needs scopes: %p', (scope) => {
    expect(openId({ scope })).toEqual([
      `signIn.scope must be scopes with one space between them, but is '${scope}'.`,
    ]);
  });

  test.each([
    '*',
    'https:',
    'https://*.example.com',
    'http://tokens.example.com',
    'https://tokens.example.com/',
    "'self'",
  ])('reaches exact origins only: %p', (wrong) => {
    expect(openId({ connectTo: ['https://tokens.example.com', wrong] })).toEqual([
      `signIn.connectTo must hold https origins such as https://login.example.com, without a path, but holds '${wrong}'.`,
    ]);
  });
});

describe('plain JavaScript is told what it got wrong', () => {
  test.each([
    [{}, 'signIn.by must be one of cognito, openid, but is undefined.'],
    [{ by: 'google' }, "signIn.by must be one of cognito, openid, but is the text 'google'."],
    [
      'cognito',
      "signIn must be { by: 'cognito', userPool, domain } or { by: 'openid', issuer, clientId }, but is the text 'cognito'.",
    ],
    [{ by: 'openid', issuer: 'https://x.example' }, 'signIn.clientId must be a text, but is undefined.'],
    [
      { by: 'openid', issuer: 'https://x.example', clientID: 'x' },
      'signIn.clientID is not a prop. Did you mean clientId?',
    ],
    [
      { by: 'openid', issuer: 'https://x.example', clientId: 'x', userPool },
      /^signIn\.userPool is not a prop\./,
    ],
    [
      { by: 'openid', issuer: 'https://x.example', clientId: 'x', signOut: 'none' },
      "signIn.signOut must be one of standard, cognito, but is the text 'none'.",
    ],
    [
      { by: 'openid', issuer: 'https://x.example', clientId: 'x', parameters: { a: 1 } },
      'signIn.parameters must be an object of texts, but is another object.',
    ],
    [
      { by: 'openid', issuer: 'https://x.example', clientId: 'x', parameters: ['a'] },
      'signIn.parameters must be an object of texts, but is a list.',
    ],
    [
      { by: 'cognito', userPool },
      'signIn.domain must be a text, or a user pool domain of aws-cdk-lib/aws-cognito, but is undefined.',
    ],
    [
      { by: 'cognito', userPool: 'x', domain },
      "signIn.userPool must be a user pool of aws-cdk-lib/aws-cognito, but is the text 'x'.",
    ],
  ])('%#', (signIn, sentence) => {
    const found = problems({ ...byCognito, signIn });
    expect(found).toHaveLength(1);
    expect(found[0]).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });
});
