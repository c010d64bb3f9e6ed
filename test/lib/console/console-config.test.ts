import { describe, expect, test } from '@jest/globals';
import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { UserPool, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';

import { readOptions } from '../../../client/options.ts';
import { readVariables } from '../../../console/read-variables.ts';
import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { pageConfig } from '../../../lib/console/console-config.ts';
import type { CognitoSignIn, OpenIdSignIn } from '../../../lib/console/sign-in.ts';
import { readConfig } from '../../../web/config/config.ts';
import { readSignIn } from '../../../web/config/sign-in-config.ts';
import { synthesize, testApp, testStack } from '../synthesize.ts';
import { account, arns, consoleVariants } from '../variants.ts';

type Props = Parameters<typeof synthesize>[0];

/** The page's variables, with a text for what only the deployment knows. */
function variables(props: Props): Record<string, string> {
  const functions = Object.entries(synthesize(props).findResources('AWS::Lambda::Function'));
  const [, handler] = functions.find(([id]) => /Console/.test(id)) ?? [];
  const { Variables } = handler?.Properties.Environment ?? {};
  return Object.fromEntries(Object.entries(Variables).map(([name, value]) => [name, textOf(value)]));
}

const pseudo: Readonly<Record<string, string>> = {
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::Region': 'eu-west-1',
};

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const {
    'Fn::Join': join,
    'Fn::Select': select,
    'Fn::Split': split,
    Ref,
    ...others
  } = value as Record<string, never>;
  if (join !== undefined && Array.isArray(join[1])) return (join[1] as unknown[]).map(textOf).join(join[0]);
  if (join !== undefined) return textOf(join[1]).replaceAll('|', join[0]);
  if (select !== undefined) return textOf(select[1]).split('|')[Number(select[0])] ?? '';
  if (split !== undefined) return textOf(split[1]).replaceAll(split[0], '|');
  if (Ref !== undefined) return pseudo[Ref] ?? `${String(Ref).toLowerCase()}-ref`;
  const [found] = Object.values(others);
  return /ProviderName/.test(String(found)) ? 'cognito-idp.eu-west-1.amazonaws.com/pool' : 'auth';
}

function toldBy(props: Props) {
  const read = readVariables(variables(props));
  const config = readConfig(JSON.parse(read.config));
  const signIn = typeof config.signIn === 'string' ? config.signIn : readSignIn(config.signIn);
  return { ...config, signIn, connectTo: read.connectTo };
}

describe('what the page is told, its function and the page itself understand', () => {
  test.each([
    ['openConsole', 'none'],
    ['consoleWithToken', 'token'],
  ] as const)('%s: %s', (name, signIn) => {
    expect(toldBy(consoleVariants[name])).toMatchObject({
      signIn,
      apiUrl: '.',
      listDataIntegrations: true,
      connectTo: [],
    });
  });

  test('any provider', () => {
    expect(toldBy(consoleVariants.consoleWithOwnProvider)).toMatchObject({
      signIn: {
        issuer: 'https://login.example.com/tenant/',
        clientId: 'console',
        scope: 'openid email',
        signOut: 'standard',
        parameters: { audience: 'associations' },
      },
      connectTo: ['https://login.example.com', 'https://tokens.example.com'],
    });
  });

  test('a user pool that is there', () => {
    expect(toldBy(consoleVariants.maximalWithConsole)).toMatchObject({
      signIn: {
        issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example',
        clientId: expect.stringMatching(/^associationsconsoleclient\w+-ref$/),
        scope: 'openid associations/read',
        signOut: 'cognito',
        parameters: {},
      },
      connectTo: [
        'https://cognito-idp.eu-west-1.amazonaws.com',
        'https://calls.auth.eu-west-1.amazoncognito.com',
      ],
    });
  });

  test('a user pool of the same stack', () => {
    const { signIn, connectTo } = toldBy(consoleVariants.consoleWithUserPool);
    expect(signIn).toMatchObject({
      issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/pool',
      scope: expect.stringMatching(/^openid \w+-ref\/read$|^openid associations\/read$/),
    });
    expect(connectTo).toHaveLength(2);
  });
});

const withIssuer = (signIn: Partial<OpenIdSignIn>) => (stack: Stack) => ({
  ...consoleVariants.consoleWithToken(stack),
  signIn: {
    by: 'openid',
    issuer: 'https://login.example.com:443/x',
    clientId: 'console',
    ...signIn,
  } as const,
});

function withTokens(stack: Stack): AssociationsApiProps {
  const origins = new CfnParameter(stack, 'Origins').valueAsString;
  const issuer = `https://${new CfnParameter(stack, 'Host').valueAsString}/tenant`;
  return withIssuer({ issuer, connectTo: Fn.split(',', origins) })(stack);
}

describe('signing in with any provider', () => {
  test('the page may ask where the issuer is, and each origin once', () => {
    const connectTo = ['https://login.example.com', 'https://keys.example.com'];
    expect(toldBy(withIssuer({ connectTo })).connectTo).toEqual([
      'https://login.example.com',
      'https://keys.example.com',
    ]);
  });

  test('an issuer on this machine', () => {
    const { connectTo } = toldBy(withIssuer({ issuer: 'http://localhost:4000/oidc' }));
    expect(connectTo).toEqual(['http://localhost:4000']);
  });

  test('what only the deployment will know has its place', () => {
    expect(variables(withTokens)['CONSOLE_CONNECT_TO']).toMatch(/^https:\/\/host-ref origins-ref$/);
    expect(JSON.parse(variables(withTokens)['CONSOLE_CONFIG'] ?? '').signIn.issuer).toBe(
      'https://host-ref/tenant',
    );
  });
});

/** The second origin that the page may ask. */
function loginAt(domain: (stack: Stack) => CognitoSignIn['domain']): string | undefined {
  const { connectTo } = toldBy((stack) => {
    const props: AssociationsApiProps = consoleVariants.maximalWithConsole(stack);
    return { ...props, signIn: { ...(props.signIn as CognitoSignIn), domain: domain(stack) } };
  });
  return connectTo[1];
}

function userPoolOf(stack: Stack) {
  return UserPool.fromUserPoolArn(stack, 'Again', arns.userPool);
}

describe('the host where people sign in with Amazon Cognito', () => {
  test.each([
    ['calls', 'https://calls.auth.eu-west-1.amazoncognito.com'],
    ['login.example.com', 'https://login.example.com'],
  ])('is told by the name of a domain that the app does not make: %s', (name, host) => {
    expect(loginAt((stack) => UserPoolDomain.fromDomainName(stack, 'Domain', name))).toBe(host);
  });

  test('is told by a domain of the app', () => {
    expect(
      loginAt((stack) => {
        const certificate = Certificate.fromCertificateArn(stack, 'DomainCertificate', arns.certificate);
        const customDomain = { domainName: 'login.example.com', certificate };
        return new UserPoolDomain(stack, 'Domain', { userPool: userPoolOf(stack), customDomain });
      }),
    ).toMatch(/^https:\/\/Domain\w+-ref$/i);
    expect(
      loginAt(
        (stack) =>
          new UserPoolDomain(stack, 'Domain', {
            userPool: userPoolOf(stack),
            cognitoDomain: { domainPrefix: 'calls' },
          }),
      ),
    ).toMatch(/^https:\/\/Domain\w+-ref\.auth\.eu-west-1\.amazoncognito\.com$/i);
  });
});

test('in AWS GovCloud (US) the host of a domain of Cognito has another name', () => {
  const stack = new Stack(testApp(), 'Test', { env: { account, region: 'us-gov-west-1' } });
  const userPool = new UserPool(stack, 'Pool');
  const access = { by: 'cognito' as const, userPools: [userPool], scopes: ['associations/read'] };
  const connectsTo = (domain: CognitoSignIn['domain']) =>
    stack.resolve(pageConfig(access, { by: 'cognito', userPool, domain, clientId: 'x' }).connectTo);
  expect(
    JSON.stringify(
      connectsTo(new UserPoolDomain(stack, 'Made', { userPool, cognitoDomain: { domainPrefix: 'calls' } })),
    ),
  ).toMatch(/"\.auth-fips\.us-gov-west-1\.amazoncognito\.com"/);
  expect(JSON.stringify(connectsTo(UserPoolDomain.fromDomainName(stack, 'Named', 'calls')))).toMatch(
    / https:\/\/calls\.auth-fips\.us-gov-west-1\.amazoncognito\.com"/,
  );
});

describe('the page asks the API that it is a part of', () => {
  test.each([
    [
      'https://x.execute-api.eu-west-1.amazonaws.com/prod/',
      'https://x.execute-api.eu-west-1.amazonaws.com/prod',
    ],
    ['https://api.example.com/?identifier=a', 'https://api.example.com'],
    ['https://api.example.com/calls/v1/?identifier=a%2Fb#x', 'https://api.example.com/calls/v1'],
  ])('at %s', (href, baseUrl) => {
    const { apiUrl } = toldBy(consoleVariants.openConsole);
    const before = Object.getOwnPropertyDescriptor(globalThis, 'location');
    Object.defineProperty(globalThis, 'location', { value: { href }, configurable: true });
    try {
      expect(readOptions({ baseUrl: apiUrl }).baseUrl).toBe(baseUrl);
    } finally {
      if (before === undefined) Reflect.deleteProperty(globalThis, 'location');
      else Object.defineProperty(globalThis, 'location', before);
    }
  });
});

/** The client's, with a text for what only the deployment knows; and what the construct tells. */
function addresses(props: Props) {
  const { stack, associations } = testStack(props);
  const { consoleUrl } = associations;
  const [client] = Object.values(synthesize(props).findResources('AWS::Cognito::UserPoolClient'));
  const { CallbackURLs, LogoutURLs } = client?.Properties ?? {};
  expect(LogoutURLs).toEqual(CallbackURLs);
  return { callbacks: CallbackURLs.map(textOf), told: textOf(stack.resolve(consoleUrl)) };
}

describe('the addresses of the page', () => {
  const api = 'https://associationsrouteapi71eb06df-ref';

  test("are API Gateway's, with the stage and the slash", () => {
    const url = `${api}.execute-api.eu-west-1.amazonaws.com/prod/`;
    expect(addresses(consoleVariants.consoleWithUserPool)).toEqual({ callbacks: [url], told: url });
  });

  test('of a private API have its VPC endpoints as well', () => {
    const url = `${api}.execute-api.eu-west-1.amazonaws.com/prod/`;
    expect(addresses(consoleVariants.privateConsole)).toEqual({
      callbacks: [url, `${api}-vpce-11112222.execute-api.eu-west-1.amazonaws.com/prod/`],
      told: url,
    });
  });

  test.each([
    [undefined, 'https://api.example.com/'],
    ['calls', 'https://api.example.com/calls/'],
    ['calls/v1', 'https://api.example.com/calls/v1/'],
  ])('with a domain and base path %p are %s', (basePath, url) => {
    const props = (stack: Stack): AssociationsApiProps => {
      const { domainName, ...others }: AssociationsApiProps = consoleVariants.maximalWithConsole(stack);
      if (domainName === undefined) throw new Error('There is no domain.');
      return { ...others, domainName: { ...domainName, ...(basePath !== undefined && { basePath }) } };
    };
    expect(addresses(props)).toEqual({ callbacks: [url], told: url });
  });

  test('are none where there is no page', () => {
    expect(testStack().associations.consoleUrl).toBeUndefined();
  });
});
