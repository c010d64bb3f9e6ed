import { describe, expect, test } from '@jest/globals';

import { readConfig } from '../../../lib/stack/config.ts';
import type { Context } from '../../../lib/stack/context-reader.ts';
import { arns } from '../variants.ts';

const cognito = { auth: 'cognito' };
const given = { ...cognito, userPoolArn: arns.userPool };
const console = 'true';
const userPoolDomain = 'calls.auth.eu-west-1.amazoncognito.com';

/** What is read of who may call, without the rest. */
function read(context: Context) {
  const { config, problems } = readConfig(context);
  const { stage: _stage, terminationProtection: _protection, tags: _tags, props: _props, ...auth } = config;
  return { ...auth, problems };
}

describe('is understood', () => {
  test.each<[Context, object]>([
    [{}, { auth: 'iam', console: false, userPoolArns: [] }],
    [{ console: 'false' }, { auth: 'iam', console: false, userPoolArns: [] }],
    [
      { auth: 'open', console },
      { auth: 'open', console: true, userPoolArns: [] },
    ],
    [
      { auth: 'open', console: true },
      { auth: 'open', console: true, userPoolArns: [] },
    ],
    [cognito, { auth: 'cognito', console: false, userPoolArns: [] }],
    [
      { ...cognito, console },
      { auth: 'cognito', console: true, userPoolArns: [] },
    ],
    [
      { ...cognito, console, userPoolMfa: 'required', userPoolDomainPrefix: 'calls' },
      {
        auth: 'cognito',
        console: true,
        userPoolArns: [],
        userPoolMfa: 'required',
        userPoolDomainPrefix: 'calls',
      },
    ],
    // A client of one's own signs in there as well.
    [
      { ...cognito, userPoolMfa: 'optional', userPoolDomainPrefix: 'calls' },
      {
        auth: 'cognito',
        console: false,
        userPoolArns: [],
        userPoolMfa: 'optional',
        userPoolDomainPrefix: 'calls',
      },
    ],
    [
      { ...cognito, console, identityProviders: 'Company, COGNITO' },
      { auth: 'cognito', console: true, userPoolArns: [], identityProviders: ['Company', 'COGNITO'] },
    ],
    [
      { ...cognito, console, identityProviders: ['My company, Ltd.'] },
      { auth: 'cognito', console: true, userPoolArns: [], identityProviders: ['My company, Ltd.'] },
    ],
    [given, { auth: 'cognito', console: false, userPoolArns: [arns.userPool] }],
    [
      { ...given, userPoolArn: [arns.userPool, arns.userPool] },
      { auth: 'cognito', console: false, userPoolArns: [arns.userPool, arns.userPool] },
    ],
    [
      { ...given, console, userPoolDomain, scopes: 'calls/read' },
      {
        auth: 'cognito',
        console: true,
        userPoolArns: [arns.userPool],
        scopes: ['calls/read'],
        userPoolDomain,
      },
    ],
    [
      { ...given, console, userPoolDomainPrefix: 'calls' },
      { auth: 'cognito', console: true, userPoolArns: [arns.userPool], userPoolDomainPrefix: 'calls' },
    ],
  ])('%p', (context, auth) => {
    expect(read(context)).toEqual({ ...auth, problems: [] });
  });
});

const withIam =
  'console=true does not go with auth=iam, which is the default: people who sign in on a page have no AWS credentials to sign ' +
  'requests with. Give auth=cognito, or auth=open.';
const withoutDomain =
  "console=true needs the host at which people sign in, because the page may call no other: give userPoolDomain, the user pool's domain, " +
  'or userPoolDomainPrefix for a new one.';
const prefixRule =
  "userPoolDomainPrefix must be 1 to 63 small letters, digits and '-', no '-' at either end, and none of the words aws, amazon and cognito in it, but is";

describe('is refused', () => {
  test.each<[Context, ...string[]]>([
    [{ console }, withIam],
    [{ console: true, auth: 'iam' }, withIam],
    [{ console: 'yes' }, 'console must be true or false, but is "yes".'],
    [{ console: '' }, 'console must be true or false, but is "".'],
    [{ console, auth: 'none' }, 'auth must be one of iam, cognito, open, but is "none".'],
    [{ ...given, console: 'on' }, 'console must be true or false, but is "on".'],
    ...['auth', 'open'].map((auth): [Context, string] => [
      auth === 'open' ? { auth, userPoolMfa: 'required' } : { userPoolMfa: 'required' },
      'userPoolMfa says nothing without auth=cognito: give that, too.',
    ]),
    [
      { auth: 'open', console, userPoolDomainPrefix: 'calls' },
      'userPoolDomainPrefix says nothing without auth=cognito: give that, too.',
    ],
    [{ auth: 'iam', userPoolDomain }, 'userPoolDomain says nothing without auth=cognito: give that, too.'],
    [
      { auth: 'open', console, identityProviders: 'COGNITO' },
      'identityProviders says nothing without auth=cognito: give that, too.',
    ],
    [
      { ...cognito, scopes: 'calls/read' },
      'scopes says nothing without userPoolArn: of the user pool that is made, tokens with the scope associations/read are taken.',
    ],
    [
      { ...cognito, console, userPoolDomain },
      'userPoolDomain is of a user pool that is there: give userPoolArn, too, or userPoolDomainPrefix for the one that is made.',
    ],
    [
      { ...cognito, identityProviders: 'COGNITO' },
      'identityProviders says nothing without console=true: each client of the pool has its own.',
    ],
    [
      { ...given, identityProviders: 'COGNITO' },
      'identityProviders says nothing without console=true: each client of the pool has its own.',
    ],
    [
      { ...cognito, console, identityProviders: 'Company, cognito' },
      'identityProviders must be names of identity providers as the user pool has them, such as COGNITO in capitals for the pool itself, separated by commas, but is "Company, cognito".',
    ],
    [
      { ...cognito, console, userPoolMfa: 'off' },
      'userPoolMfa must be one of optional, required, but is "off".',
    ],
    [
      { ...cognito, console, userPoolMfa: true },
      'userPoolMfa must be one of optional, required, but is true.',
    ],
    [
      { ...given, userPoolMfa: 'required' },
      'userPoolMfa is for the user pool that is made without userPoolArn: one that is there keeps its own.',
    ],
    [
      { ...given, userPoolDomain },
      'userPoolDomain says nothing with userPoolArn and without console=true: give that, too.',
    ],
    [
      { ...given, console: 'false', userPoolDomainPrefix: 'calls' },
      'userPoolDomainPrefix says nothing with userPoolArn and without console=true: give that, too.',
    ],
    [{ ...given, console }, withoutDomain],
    [{ ...given, console, scopes: 'calls/read' }, withoutDomain],
    [
      {
        ...given,
        console,
        userPoolDomain,
        scopes: Array.from({ length: 20 }, () => `calls/${'x'.repeat(200)}`),
      },
      "scopes must fit into the environment of the page's function, 3000 bytes as JSON, but has 4181.",
    ],
    ...['calls/"read"', String.raw`calls\read`, 'anrufe/läsen', `calls/${'x'.repeat(251)}`].map(
      (scopes): [Context, string] => [
        { ...given, scopes },
        `scopes must be scopes of up to 256 ASCII characters without spaces, " and \\, such as associations/read, separated by commas, but is ${JSON.stringify(scopes)}.`,
      ],
    ),
    [
      { ...given, console, userPoolDomain, userPoolDomainPrefix: 'calls' },
      'userPoolDomainPrefix and userPoolDomain exclude each other: a new domain, or the one that the pool has.',
    ],
    [
      { ...given, console, userPoolDomain, userPoolArn: `${arns.userPool},${arns.userPool}2` },
      'console=true needs one user pool in which people sign in, but userPoolArn names 2: give one.',
    ],
    [
      { ...given, console, userPoolDomain: `https://${userPoolDomain}` },
      `userPoolDomain must be a domain name such as api.example.com, but is "https://${userPoolDomain}".`,
    ],
    [
      { ...given, console, userPoolDomain: 'calls' },
      'userPoolDomain must be a domain name such as api.example.com, but is "calls".',
    ],
    [{ ...given, console, userPoolDomainPrefix: 'my-aws' }, `${prefixRule} "my-aws".`],
    [{ ...cognito, userPoolDomainPrefix: '' }, `${prefixRule} "".`],
    [{ ...cognito, userPoolDomainPrefix: 'Calls.' }, `${prefixRule} "Calls.".`],
    [
      { ...cognito, console, identityProviders: [] },
      'identityProviders must be names of identity providers as the user pool has them, such as COGNITO in capitals for the pool itself, separated by commas, but is [].',
    ],
    [
      { ...cognito, console, identityProviders: 'x'.repeat(33) },
      `identityProviders must be names of identity providers as the user pool has them, such as COGNITO in capitals for the pool itself, separated by commas, but is "${'x'.repeat(33)}".`,
    ],
    [
      { ...given, console, userPoolMfa: 'required' },
      'userPoolMfa is for the user pool that is made without userPoolArn: one that is there keeps its own.',
      withoutDomain,
    ],
  ])('%p', (context, ...sentences) => {
    expect(readConfig(context).problems).toEqual(sentences);
  });
});
