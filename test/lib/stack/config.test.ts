import { describe, expect, test } from '@jest/globals';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { LambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';
import { Architecture } from 'aws-cdk-lib/aws-lambda';

import { byOptIn } from '../../../lib/associations-api-props.ts';
import { readConfig } from '../../../lib/stack/config.ts';
import type { Context } from '../../../lib/stack/context-reader.ts';
import { arns, everySetting } from '../variants.ts';

test('nothing said is a whole configuration', () => {
  expect(readConfig({})).toEqual({
    problems: [],
    config: {
      stage: 'dev',
      terminationProtection: false,
      tags: {},
      auth: 'iam',
      console: false,
      userPoolArns: [],
      props: { stageName: 'dev' },
    },
  });
});

/** The same, as cdk.json has it. */
const written: Context = {
  ...everySetting,
  terminationProtection: true,
  tags: ['team=calls', 'cost centre=1=2'],
  userPoolArn: [arns.userPool],
  console: true,
  identityProviders: ['Company', 'COGNITO'],
  allowedOrigins: ['https://app.example.com', 'https://admin.example.com'],
  allowedHeaders: ['X-Session-Token', 'X-Api-Key'],
  allowedDataIntegrations: ['calls', 'agents'],
  upstreamRate: 0.5,
  upstreamBurst: 1,
  memorySize: 1024,
  logRetentionDays: 365,
  sharedPages: true,
  retain: true,
  ...byOptIn(() => true),
};

test.each([
  ['on the command line', everySetting],
  ['in cdk.json', written],
])('everything said %s is understood', (_, context) => {
  expect(readConfig(context)).toEqual({
    problems: [],
    config: {
      stage: 'prod',
      terminationProtection: true,
      tags: { team: 'calls', 'cost centre': '1=2' },
      auth: 'cognito',
      console: true,
      userPoolArns: [arns.userPool],
      scopes: ['associations/read'],
      userPoolDomain: 'calls.auth.eu-west-1.amazoncognito.com',
      identityProviders: ['Company', 'COGNITO'],
      domain: { name: 'api.example.com', certificateArn: arns.certificate },
      cursorKeyArn: arns.key,
      logEncryptionKeyArn: arns.logKey,
      alarmTopicArn: arns.topic,
      props: {
        stageName: 'prod',
        webAclArn: arns.webAcl,
        allowedOrigins: ['https://app.example.com', 'https://admin.example.com'],
        allowedHeaders: ['X-Session-Token', 'X-Api-Key'],
        allowedDataIntegrations: ['calls', 'agents'],
        cursorLifetime: Duration.hours(12),
        pageCache: Duration.seconds(0),
        stalePages: Duration.minutes(30),
        upstreamRate: 0.5,
        upstreamBurst: 1,
        sharedPages: true,
        upstreamTimeout: Duration.millis(2500),
        memorySize: 1024,
        architecture: Architecture.X86_64,
        reservedConcurrency: 20,
        logLevel: 'DEBUG',
        logRetention: 365,
        activeTracing: true,
        throttleRate: 10,
        throttleBurst: 20,
        createGatewayLogsRole: true,
        canary: LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE,
        watch: Duration.minutes(15),
        removalPolicy: RemovalPolicy.RETAIN,
        ...byOptIn(() => true),
      },
    },
  });
});

const broken: [Context, string | RegExp][] = [
  [
    { stage: 'Prod' },
    'stage must be 1 to 20 small letters, digits and \'-\', the first a letter, but is "Prod".',
  ],
  [{ stage: 7 }, /^stage must be .*, but is 7\.$/],
  [{ terminationProtection: 'yes' }, 'terminationProtection must be true or false, but is "yes".'],
  [
    { tags: 'team' },
    'tags must be name=value (128 and 256 characters at the most, and no name that begins with aws:), separated by commas, and no name twice, but is "team".',
  ],
  [{ tags: { team: 5 } }, /^tags must be name=value .*, but is \{"team":5\}\.$/],
  [{ tags: { 'team=calls': 'x' } }, /^tags must be name=value .*, separated by commas/],
  [{ tags: { 'aws:team': 'calls' } }, /^tags must be name=value /],
  [{ tags: 'a=b,a=c' }, /^tags must be name=value .*, and no name twice, but is "a=b,a=c"\.$/],
  [{ tags: ['a=b', 'c=d', 'a=b'] }, /^tags must be name=value .*, and no name twice, but is /],
  [{ tags: 'AWS:team=calls' }, /^tags must be name=value /],
  [{ tags: `team=${'x'.repeat(257)}` }, /^tags must be name=value /],
  [{ auth: 'none' }, 'auth must be one of iam, cognito, open, but is "none".'],
  [
    { userPoolArn: arns.userPool },
    'userPoolArn and scopes say nothing without auth=cognito: give that, too.',
  ],
  [{ auth: 'cognito', userPoolArn: 'calls' }, /^userPoolArn must be the ARN of a Cognito user pool /],
  [{ auth: 'Cognito', userPoolArn: arns.userPool }, /^auth must be one of iam, cognito, open/],
  [{ scopes: 'a' }, 'userPoolArn and scopes say nothing without auth=cognito: give that, too.'],
  [
    { cursorKeyArn: arns.topic },
    `cursorKeyArn must be the ARN of a KMS key (arn:aws:kms:REGION:ACCOUNT:key/...), but is "${arns.topic}".`,
  ],
  [
    { logEncryptionKeyArn: 'alias/logs' },
    'logEncryptionKeyArn must be the ARN of a KMS key (arn:aws:kms:REGION:ACCOUNT:key/...), but is "alias/logs".',
  ],
  [{ alarmTopicArn: 'alarms' }, /^alarmTopicArn must be the ARN of an SNS topic/],
  [{ webAclArn: 'acl' }, /^webAclArn must be the ARN of a regional web ACL/],
  [{ domainName: 'api.example.com' }, 'domainName and certificateArn go together: give both, or neither.'],
  [{ memorySize: 'large' }, 'memorySize must be a number, but is "large".'],
  [{ memorySize: '64' }, 'memorySize must be a whole number from 128 to 10240, but is 64.'],
  [
    { pageCache: '5' },
    'pageCache must be a number with its unit, such as 500ms, 5s, 10m, 12h or 7d, but is "5".',
  ],
  [{ stalePages: '900' }, /^stalePages must be a number with its unit, .*, but is "900"\.$/],
  [{ stalePages: '' }, /^stalePages must be a number with its unit, .*, but is ""\.$/],
  [
    { stalePages: '25h', cursorLifetime: '7d' },
    'stalePages must be whole seconds, 0 seconds to 1 day, but is 25 hours.',
  ],
  ...['fast', '', '-1', '.5', '1e1', '2/s', ' 2', '0x2', ['2'], null].map(
    (upstreamRate): [Context, string] => [
      { upstreamRate },
      `upstreamRate must be a number, but is ${JSON.stringify(upstreamRate)}.`,
    ],
  ),
  [{ upstreamRate: '0.05' }, 'upstreamRate must be 0 or a number from 0.1 to 1000, but is 0.05.'],
  [{ upstreamRate: -1 }, 'upstreamRate must be 0 or a number from 0.1 to 1000, but is -1.'],
  [{ upstreamBurst: '2.5' }, 'upstreamBurst must be a whole number from 0 to 1000, but is 2.5.'],
  [
    { upstreamRate: '0', upstreamBurst: '5' },
    'upstreamBurst says nothing where upstreamRate is 0, which allows any number of calls: leave it out, or give a rate.',
  ],
  [{ throttleRate: '0.5' }, 'throttleRate must be a whole number from 1 to 10000, but is 0.5.'],
  [{ logRetentionDays: 42 }, /^logRetentionDays must be one of 1, 3, 5, 7, .*, but is 42\.$/],
  [{ canary: 'true' }, /^canary must be one of CANARY_10PERCENT_5MINUTES, /],
  [{ allowedDataIntegrations: '' }, 'allowedDataIntegrations must be texts, separated by commas, but is "".'],
  [{ allowedOrigins: [1] }, 'allowedOrigins must be texts, separated by commas, but is [1].'],
  [{ allowedOrigins: [] }, 'allowedOrigins must be texts, separated by commas, but is [].'],
  [
    { allowedDataIntegrations: null },
    'allowedDataIntegrations must be texts, separated by commas, but is null.',
  ],
  [{ auth: ['open'] }, 'auth must be one of iam, cognito, open, but is ["open"].'],
  [{ auth: null }, 'auth must be one of iam, cognito, open, but is null.'],
  [
    { auth: 'cognito', userPoolArn: [] },
    /^userPoolArn must be the ARN of a Cognito user pool .*, but is \[\]/,
  ],
  [
    { auth: 'cognito', userPoolArn: arns.userPool, scopes: [] },
    /^scopes must be scopes of up to 256 ASCII characters without spaces, .*, but is \[\]\.$/,
  ],
  [
    { auth: 'cognito', userPoolArn: arns.userPool, scopes: 'a b' },
    /^scopes must be scopes of up to 256 ASCII characters without spaces, /,
  ],
  [{ memorySize: [1024] }, 'memorySize must be a number, but is [1024].'],
  [{ memorySize: 512.5 }, 'memorySize must be a whole number from 128 to 10240, but is 512.5.'],
  [{ listDataIntegrations: 'yes' }, 'listDataIntegrations must be true or false, but is "yes".'],
  ...[false, 'false', 'yes', 1, '1', '', null, ['true'], { on: true }].map(
    (sharedPages): [Context, string] => [
      { sharedPages },
      `sharedPages must be true, or left out, but is ${JSON.stringify(sharedPages)}.`,
    ],
  ),
  [
    { sharedPages: 'true', pageCache: '0s', stalePages: '0s', upstreamRate: '0' },
    'sharedPages has nothing to share where pageCache, stalePages and upstreamRate are all 0: leave it out, or give one of them.',
  ],
  ...['open', 'cognito'].map((auth): [Context, string] => [
    { auth, console: 'true', listDataIntegrations: 'false' },
    'console must go with listDataIntegrations, which it brings along, but that is false: leave it out.',
  ]),
  [{ listDataIntegrations: '' }, 'listDataIntegrations must be true or false, but is "".'],
  [{ activeTracing: ['true'] }, 'activeTracing must be true or false, but is ["true"].'],
  [{ pageCache: ['5s'] }, /^pageCache must be a number with its unit, .*, but is \["5s"\]\.$/],
  [{ who: 'me' }, /^who is not a setting\. The settings are activeTracing, /],
];

test.each(broken)('%p is refused', (context, sentence) => {
  const { problems } = readConfig(context);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
});

test('tags may be an object', () => {
  const { config, problems } = readConfig({ tags: { team: 'calls', 'cost centre': '1=2' } });
  expect(problems).toEqual([]);
  expect(config.tags).toEqual({ team: 'calls', 'cost centre': '1=2' });
});

describe('together', () => {
  test('all problems are reported at once', () => {
    const { problems } = readConfig({ auth: 'no', pageCache: 'x', throttleRate: 0, who: 'me' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'who',
      'auth',
      'pageCache',
      'throttleRate',
    ]);
  });

  test('one problem does not hide what is missing beside it', () => {
    expect(readConfig({ domainName: 'example' }).problems).toEqual([
      'domainName must be a domain name such as api.example.com, but is "example".',
      'domainName and certificateArn go together: give both, or neither.',
    ]);
  });
});
