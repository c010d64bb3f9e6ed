import { describe, expect, test } from '@jest/globals';
import { Fn, Token } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { UserPool, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';

import type { CognitoSignIn } from '../../../lib/console/sign-in.ts';
import { arns } from '../variants.ts';
import { byCognito, cognito, otherPool, parameter, stack, userPool } from './sign-in-problems.ts';

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

const imported = (name: string) => UserPoolDomain.fromDomainName(stack, `Domain${name}`, name);

test('of a domain that the app does not make, only a name tells where it is', () => {
  const [sentence = ''] = cognito({ domain: imported(parameter) });
  expect(sentence).toMatch(
    /^signIn\.domain must be the host name of .*, where only the deployment will know /,
  );
  expect(cognito({ domain: imported('login.example.com') })).toEqual([]);
  const made = new UserPoolDomain(stack, 'Made', { userPool, cognitoDomain: { domainPrefix: parameter } });
  expect(cognito({ domain: made })).toEqual([]);
});
