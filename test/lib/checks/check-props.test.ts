import { describe, expect, test } from '@jest/globals';
import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { AuthorizationType, EndpointType } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Alias } from 'aws-cdk-lib/aws-kms';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { propProblems } from '../../../lib/checks/check-props.ts';
import { testStack } from '../synthesize.ts';
import { arns } from '../variants.ts';

const scratch = new Stack();
const certificate = Certificate.fromCertificateArn(scratch, 'Certificate', arns.certificate);
const userPool = UserPool.fromUserPoolArn(scratch, 'UserPool', arns.userPool);

const broken: [AssociationsApiProps, string][] = [
  [
    { cursorLifetime: Duration.days(8) },
    'cursorLifetime must be whole seconds, 1 second to 7 days, but is 8 days.',
  ],
  [
    { cursorLifetime: Duration.millis(90_500) },
    'cursorLifetime must be whole seconds, 1 second to 7 days, but is 90500 milliseconds.',
  ],
  [
    { pageCache: Duration.seconds(301) },
    'pageCache must be whole seconds, 0 seconds to 5 minutes, but is 301 seconds.',
  ],
  [{ pageCache: Duration.days(1) }, 'pageCache must be whole seconds, 0 seconds to 5 minutes, but is 1 day.'],
  [
    { pageCache: Duration.seconds(Number.NaN) },
    'pageCache must be whole seconds, 0 seconds to 5 minutes, but is NaN seconds.',
  ],
  [
    { cursorLifetime: Duration.seconds(5) },
    'cursorLifetime must be longer than pages are kept, or they hold cursors that have expired: it is 5 seconds, and pageCache keeps them 5 seconds.',
  ],
  [
    { cursorLifetime: Duration.minutes(2), pageCache: Duration.minutes(2) },
    'cursorLifetime must be longer than pages are kept, or they hold cursors that have expired: it is 2 minutes, and pageCache keeps them 2 minutes.',
  ],
  [
    { cursorLifetime: Duration.minutes(15), stalePages: Duration.minutes(15) },
    'cursorLifetime must be longer than pages are kept, or they hold cursors that have expired: it is 15 minutes, and stalePages keeps them 15 minutes.',
  ],
  [
    { stalePages: Duration.days(1) },
    'cursorLifetime must be longer than pages are kept, or they hold cursors that have expired: it is 1 day, and stalePages keeps them 1 day.',
  ],
  [
    { cursorLifetime: Duration.seconds(6), stalePages: Duration.seconds(6) },
    'cursorLifetime must be longer than pages are kept, or they hold cursors that have expired: it is 6 seconds, and stalePages keeps them 6 seconds.',
  ],
  [
    { cursorLifetime: Duration.days(7), stalePages: Duration.hours(25) },
    'stalePages must be whole seconds, 0 seconds to 1 day, but is 25 hours.',
  ],
  [
    { stalePages: Duration.millis(1500) },
    'stalePages must be whole seconds, 0 seconds to 1 day, but is 1500 milliseconds.',
  ],
  [
    { stalePages: Duration.minutes(Lazy.number({ produce: () => 1 })) },
    'stalePages must be made with Duration.seconds() if only the deployment will know its number.',
  ],
  ...[0.05, -1, 1000.5, 1e-9, Number.NaN, Infinity].map((upstreamRate): [AssociationsApiProps, string] => [
    { upstreamRate },
    `upstreamRate must be 0 or a number from 0.1 to 1000, but is ${upstreamRate}.`,
  ]),
  ...[-1, 0.5, 1001, Number.NaN].map((upstreamBurst): [AssociationsApiProps, string] => [
    { upstreamBurst },
    `upstreamBurst must be a whole number from 0 to 1000, but is ${upstreamBurst}.`,
  ]),
  [
    { upstreamRate: 0, upstreamBurst: 5 },
    'upstreamBurst says nothing where upstreamRate is 0, which allows any number of calls: leave it out, or give a rate.',
  ],
  ...[
    { pageCache: Duration.seconds(0), stalePages: Duration.seconds(0) },
    // The age that is not given shrinks to nothing.
    { pageCache: Duration.seconds(0), cursorLifetime: Duration.seconds(1) },
    { pageCache: Duration.seconds(0), cursorLifetime: Duration.seconds(Lazy.number({ produce: () => 9 })) },
  ].map((keepingNothing): [AssociationsApiProps, string] => [
    { ...keepingNothing, sharedPages: true, upstreamRate: 0 },
    'sharedPages has nothing to share where pageCache, stalePages and upstreamRate are all 0: leave it out, or give one of them.',
  ]),
  [
    { upstreamTimeout: Duration.millis(Lazy.number({ produce: () => 8000 })) },
    'upstreamTimeout must be known when the template is made: a parameter of the stack is not.',
  ],
  [
    { cursorKey: Alias.fromAliasName(new Stack(), 'Key', 'alias/cursors') },
    'cursorKey must be a key and not an alias: an IAM policy can name keys only by their own ARN.',
  ],
  [
    { upstreamTimeout: Duration.millis(99) },
    'upstreamTimeout must be 100 milliseconds to 28 seconds, but is 99 milliseconds.',
  ],
  [{ memorySize: 64 }, 'memorySize must be a whole number from 128 to 10240, but is 64.'],
  [{ memorySize: 512.5 }, 'memorySize must be a whole number from 128 to 10240, but is 512.5.'],
  [{ reservedConcurrency: 0 }, 'reservedConcurrency must be a whole number from 1 to 10000, but is 0.'],
  [{ throttleRate: 10_001 }, 'throttleRate must be a whole number from 1 to 10000, but is 10001.'],
  [{ throttleBurst: -1 }, 'throttleBurst must be a whole number from 1 to 10000, but is -1.'],
  [{ stageName: 'a b' }, "stageName must be 1 to 128 letters, digits, '-' and '_', but is 'a b'."],
  [
    { stageName: Lazy.string({ produce: () => 'v1' }) },
    'stageName must be known when the template is made: a parameter of the stack is not.',
  ],
  [{ vpcSubnets: {} }, 'vpcSubnets and securityGroups say nothing without a vpc: give that, too.'],
  [{ securityGroups: [] }, 'vpcSubnets and securityGroups say nothing without a vpc: give that, too.'],
  [
    { endpointConfiguration: { types: [EndpointType.PRIVATE] } },
    'A private endpoint lets nobody in without a resource policy: give policy, too.',
  ],
  [
    { access: { by: 'cognito', userPools: [] } },
    'access by cognito needs at least one user pool in userPools.',
  ],
  ...[[], [''], ['a b'], ['a"b'], [String.raw`a\b`], ['ä/b'], ['x'.repeat(257)]].map(
    (scopes): [AssociationsApiProps, string] => [
      { access: { by: 'cognito', userPools: [userPool], scopes } },
      'access.scopes must name at least one, and must be scopes of up to 256 ASCII characters without spaces, " and \\, such as associations/read: leave it out to take ID tokens.',
    ],
  ),
  [
    {
      access: {
        by: 'authorizer',
        authorizer: { authorizerId: 'a', authorizationType: AuthorizationType.CUSTOM },
        scopes: ['a'],
      },
    },
    'access.scopes says nothing to an authorizer that is not of Amazon Cognito: let the authorizer check them.',
  ],
  [
    { pageCache: Duration.minutes(Lazy.number({ produce: () => 1 })) },
    'pageCache must be made with Duration.seconds() if only the deployment will know its number.',
  ],
  [
    { domainName: { domainName: 'API.example.com', certificate } },
    "domainName.domainName must be a domain name in small letters, such as api.example.com, but is 'API.example.com'.",
  ],
  ...['/', '/calls', 'calls/', 'a//b', 'a b', '?'].map((basePath): [AssociationsApiProps, string] => [
    { domainName: { domainName: 'api.example.com', certificate, basePath } },
    `domainName.basePath must be path segments of letters, digits and $-_.+!*'(), without / around them, but is '${basePath}'.`,
  ]),
  [
    {
      domainName: {
        domainName: 'api.example.com',
        certificate,
        basePath: Lazy.string({ produce: () => 'calls' }),
      },
    },
    'domainName.basePath must be known when the template is made: a parameter of the stack is not.',
  ],
  [
    { endpointConfiguration: { types: [] } },
    'endpointConfiguration.types must name one: leave endpointConfiguration out for a regional one.',
  ],
  [
    { webAclArn: 'acl' },
    "webAclArn must be the ARN of a regional web ACL (arn:aws:wafv2:REGION:ACCOUNT:regional/webacl/...), but is 'acl'.",
  ],
];

test.each(broken)('%p is refused', (props, sentence) => {
  expect(propProblems(props)).toEqual([sentence]);
});

test.each<AssociationsApiProps>([
  {},
  {
    cursorLifetime: Duration.seconds(1),
    pageCache: Duration.seconds(0),
    upstreamTimeout: Duration.millis(100),
  },
  {
    cursorLifetime: Duration.days(7),
    pageCache: Duration.seconds(300),
    upstreamTimeout: Duration.seconds(28),
  },
  { cursorLifetime: Duration.seconds(6) },
  { cursorLifetime: Duration.seconds(6), stalePages: Duration.seconds(5) },
  { cursorLifetime: Duration.seconds(86_401), stalePages: Duration.days(1) },
  { stalePages: Duration.seconds(0), pageCache: Duration.seconds(0), upstreamRate: 0 },
  { upstreamRate: 0, upstreamBurst: 0 },
  { upstreamRate: 0, upstreamBurst: Lazy.number({ produce: () => 5 }) },
  { sharedPages: true },
  { sharedPages: true, pageCache: Duration.seconds(0), stalePages: Duration.seconds(0) },
  { sharedPages: true, pageCache: Duration.seconds(0), upstreamRate: 0 },
  { sharedPages: true, stalePages: Duration.seconds(0), upstreamRate: 0 },
  {
    sharedPages: true,
    pageCache: Duration.seconds(Lazy.number({ produce: () => 0 })),
    stalePages: Duration.seconds(0),
    upstreamRate: 0,
  },
  { upstreamRate: 0.1, upstreamBurst: 0 },
  { upstreamRate: 1000, upstreamBurst: 1000 },
  { upstreamBurst: 20 },
  { memorySize: 128, reservedConcurrency: 1, throttleRate: 1, throttleBurst: 1 },
  { memorySize: 10_240, reservedConcurrency: 10_000, throttleRate: 10_000, throttleBurst: 10_000 },
  { stageName: 'v1_2-b' },
])('%p is fine', (props) => {
  expect(propProblems(props)).toEqual([]);
});

test('what only the deployment will know is left to it', () => {
  const memorySize = Lazy.number({ produce: () => 1 });
  const cursorLifetime = Duration.seconds(Lazy.number({ produce: () => 0 }));
  const allowedOrigins = [Lazy.string({ produce: () => 'x' })];
  expect(propProblems({ memorySize, cursorLifetime, allowedOrigins })).toEqual([]);
});

describe('the construct', () => {
  test('names itself and all that is wrong', () => {
    expect(() => testStack({ memorySize: 1, throttleRate: 0 })).toThrow(
      'Test/Associations:\n' +
        '  memorySize must be a whole number from 128 to 10240, but is 1.\n' +
        '  throttleRate must be a whole number from 1 to 10000, but is 0.',
    );
  });
});
