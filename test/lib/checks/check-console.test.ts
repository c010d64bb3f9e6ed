import { describe, expect, test } from '@jest/globals';
import { CfnParameter, Fn, Stack, Token } from 'aws-cdk-lib';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { UserPool, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { propProblems } from '../../../lib/checks/check-props.ts';
import type { CognitoSignIn, OpenIdSignIn } from '../../../lib/console/sign-in.ts';
import { readSignIn } from '../../../web/config/sign-in-config.ts';
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

function domainOf(pool: IUserPool, id: string): UserPoolDomain {
  return new UserPoolDomain(stack, id, { userPool: pool, cognitoDomain: { domainPrefix: 'calls' } });
}

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
    'a; script-src *.example.com',
    `https://${parameter}`,
    `${parameter}/login`,
    `${parameter} https://elsewhere.example`,
    `Calls.${parameter}`,
  ])('needs the host name of a domain: %p', (wrong) => {
    expect(cognito({ domain: wrong })).toEqual([
      `signIn.domain must be the host name of a domain that the pool has, such as calls.auth.eu-west-1.amazoncognito.com, but is '${wrong}'.`,
    ]);
  });

  test.each(['calls', 'login.example.com', 'calls.auth.eu-west-1.amazoncognito.com'])(
    'takes a domain that the app does not make by its prefix or its host: %p',
    (name) => {
      expect(cognito({ domain: UserPoolDomain.fromDomainName(stack, name, name) })).toEqual([]);
    },
  );

  test.each([
    '',
    'https://login.example.com',
    'login.example.com/',
    'Login.example.com',
    'a; script-src *',
    '-',
  ])('and by nothing else: %p', (wrong) => {
    expect(
      cognito({ domain: UserPoolDomain.fromDomainName(stack, `Wrong${wrong.replaceAll('/', '')}`, wrong) }),
    ).toEqual([
      `signIn.domain must be the host name of a domain that the pool has, such as calls.auth.eu-west-1.amazoncognito.com, but is '${wrong}'.`,
    ]);
  });

  test.each([parameter, `${parameter}.auth.eu-west-1.amazoncognito.com`, `calls.${parameter}`])(
    'may leave a part of its name to the deployment: %p',
    (name) => {
      expect(cognito({ domain: name })).toEqual([]);
    },
  );

  test('needs a domain of the same pool, which is known of one that the app makes', () => {
    expect(cognito({ domain: domainOf(userPool, 'OfThePool') })).toEqual([]);
    expect(cognito({ domain: domainOf(otherPool, 'OfAnother') })).toEqual([
      'signIn.domain must be a domain of signIn.userPool, but is one of another user pool, where nobody knows the page.',
    ]);
  });

  test.each([[[]], [['']], [[' ']], [['COGNITO', ' Directory']], [['x'.repeat(33)]], [['Cognito']]])(
    'needs names of providers: %p',
    (wrong) => {
      expect(cognito({ identityProviders: wrong })).toEqual([
        'signIn.identityProviders must name at least one, each by its name in the pool, such as COGNITO in capitals for the pool itself: leave it out for that alone.',
      ]);
    },
  );
});

function withScopes(told: string[]): string[] {
  return cognito({}, { access: { ...byCognito.access, scopes: told } });
}

test("signing in with Amazon Cognito needs the page's address and its scopes", () => {
  const certificate = Certificate.fromCertificateArn(stack, 'Certificate', arns.certificate);
  const at = (name: string) => cognito({}, { ...byCognito, domainName: { domainName: name, certificate } });
  expect(at('api.example.com')).toEqual([]);
  expect(at(parameter)).toEqual([]);
  expect(at('*.example.com')).toEqual([
    "signIn by 'cognito' must know the page's address, to which people come back: give domainName without '*'.",
  ]);
  expect(withScopes([parameter])).toEqual([]);
  expect(withScopes(Fn.split(',', parameter))).toEqual([
    "signIn by 'cognito' must go with access.scopes that is a list known when the template is made; each scope may be a parameter of the stack.",
  ]);
});

test("the scopes of the routes must fit into the page's environment", () => {
  const many = Array.from({ length: 13 }, (_, at) => `calls/${'x'.repeat(240)}${at}`);
  expect(withScopes(many.slice(2))).toEqual([]);
  expect(withScopes(many)).toEqual([
    "access.scopes must fit into the environment of the page's function, 3000 bytes as JSON, but has 3254.",
  ]);
});

test('of a domain that the app does not make, only a name tells where it is', () => {
  const imported = (name: string) => UserPoolDomain.fromDomainName(stack, `Domain${name}`, name);
  const [sentence = ''] = cognito({ domain: imported(parameter) });
  expect(sentence).toMatch(
    /^signIn\.domain must be the host name of .*, where only the deployment will know /,
  );
  expect(cognito({ domain: imported('login.example.com') })).toEqual([]);
  const made = new UserPoolDomain(stack, 'Made', { userPool, cognitoDomain: { domainPrefix: parameter } });
  expect(cognito({ domain: made })).toEqual([]);
});

describe('signing in with any provider', () => {
  const own =
    'client_id client_secret code_challenge code_challenge_method nonce redirect_uri request request_uri response_mode response_type scope state';

  test.each(own.split(' '))('leaves %s to the page, which would refuse it', (name) => {
    const parameters = { audience: 'associations', [name]: 'x' };
    expect(openId({ parameters })).toEqual([
      `signIn.parameters must not hold ${name}: the page says all of that itself, and has no secret.`,
    ]);
    expect(() =>
      readSignIn({ issuer: 'https://login.example.com', clientId: 'console', parameters }),
    ).toThrow(name);
  });

  test('leaves it to the page to go there without a word', () => {
    const parameters = { prompt: 'none' };
    expect(openId({ parameters })).toEqual([
      "signIn.parameters.prompt must be another than 'none', with which nobody is asked.",
    ]);
    expect(() =>
      readSignIn({ issuer: 'https://login.example.com', clientId: 'console', parameters }),
    ).toThrow('signIn.parameters.prompt');
    expect(openId({ parameters: { prompt: 'login' } })).toEqual([]);
  });

  test("must fit into the function's environment", () => {
    expect(openId({ parameters: { audience: 'x'.repeat(3000) } })).toEqual([
      "signIn must fit into the environment of the page's function, 3000 bytes as JSON, but has 3102.",
    ]);
  });

  test.each<Partial<OpenIdSignIn>>([
    { issuer: 'https://login.example.com/' },
    { issuer: 'https://login.example.com/tenant/v2.0' },
    { issuer: 'http://localhost:4000' },
    { issuer: 'http://127.0.0.1' },
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
    'http://[::1]:4000/oidc',
    'https://[2001:db8::1]',
    `http://${parameter}`,
    'ftp://login.example.com',
    'https://',
    'https://login.example.com?tenant=1',
    'https://login.example.com#',
    'https://user@login.example.com',
    'https://login.example.com/a b',
    ' https://login.example.com',
    'javascript:alert(1)',
    'https://login.example.com/.well-known/openid-configuration',
    'https://login.example.com/@tenant',
  ])('needs an issuer that it may ask: %p', (issuer) => {
    expect(openId({ issuer })).toEqual([
      'signIn.issuer must be the https URL of the provider, as its tokens have it in iss: without query, fragment and /.well-known (http only on ' +
        `localhost and 127.0.0.1), but is '${issuer}'.`,
    ]);
  });

  test.each(['', ' ', ' console'])('needs a client id: %p', (clientId) => {
    expect(openId({ clientId })).toEqual([
      `signIn.clientId must be the id of the page's client, but is '${clientId}'.`,
    ]);
  });

  test.each(['', ' ', 'openid  email', 'openid,email ', 'email', 'associations/read'])(
    'needs scopes: %p',
    (scope) => {
      expect(openId({ scope })).toEqual([
        `signIn.scope must be scopes with one space between them, openid among them, but is '${scope}'.`,
      ]);
    },
  );

  test.each([
    '*',
    'https:',
    'https://*.example.com',
    'http://tokens.example.com',
    'https://tokens.example.com/',
    "'self'",
    'https://[2001:db8::1]',
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
