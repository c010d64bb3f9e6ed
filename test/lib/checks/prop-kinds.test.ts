import { describe, expect, test } from '@jest/globals';
import { Duration, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { propProblems } from '../../../lib/checks/check-props.ts';
import { everyProp } from '../variants.ts';

/** Values as plain JavaScript may hand them over. */
function problemsOf(props: unknown): string[] {
  return propProblems(props as AssociationsApiProps);
}

const every = everyProp(new Stack());

describe('plain JavaScript is told what it got wrong', () => {
  test.each([
    [{ stalePages: 900 }, 'stalePages must be a Duration of aws-cdk-lib, but is 900.'],
    [{ upstreamRate: '2' }, "upstreamRate must be a number, but is the text '2'."],
    [{ upstreamBurst: null }, 'upstreamBurst must be a number, but is null.'],
    [{ pageCache: 5 }, 'pageCache must be a Duration of aws-cdk-lib, but is 5.'],
    [
      { allowedOrigins: 'https://app.example.com' },
      "allowedOrigins must be a list of texts, but is the text 'https://app.example.com'.",
    ],
    [{ allowedOrigin: ['x'] }, 'allowedOrigin is not a prop. Did you mean allowedOrigins?'],
    [{ memorySize: '512' }, "memorySize must be a number, but is the text '512'."],
    [{ memorySize: 512n }, 'memorySize must be a number, but is a bigint.'],
    [{ memorySize: Number.NaN }, 'memorySize must be a whole number from 128 to 10240, but is NaN.'],
    [{ activeTracing: 'false' }, "activeTracing must be true or false, but is the text 'false'."],
    [{ listDataIntegrations: 'true' }, "listDataIntegrations must be true or false, but is the text 'true'."],
    ...[false, 'yes', 'true', 1, 0, '', null].map((sharedPages): [object, string] => [
      { sharedPages },
      `sharedPages must be true, or left out, but is ${typeof sharedPages === 'string' ? `the text '${sharedPages}'` : sharedPages}.`,
    ]),
    [{ sharedPages: [] }, 'sharedPages must be true, or left out, but is a list.'],
    [{ sharedPages: {} }, 'sharedPages must be true, or left out, but is another object.'],
    [{ sharedPage: true }, 'sharedPage is not a prop. Did you mean sharedPages?'],
    [{ listDataIntegration: true }, 'listDataIntegration is not a prop. Did you mean listDataIntegrations?'],
    [{ allowedDataIntegrations: null }, 'allowedDataIntegrations must be a list of texts, but is null.'],
    [{ allowedDataIntegrations: ['a', 5] }, 'allowedDataIntegrations[1] must be a text, but is 5.'],
    [{ removalPolicy: 'keep' }, /^removalPolicy must be one of .*retain.*, but is the text 'keep'\.$/],
    [{ removalPolicy: 'snapshot' }, /^removalPolicy must be one of /],
    [{ logRetention: '30' }, /^logRetention must be one of 1, 3, 5, .*, but is the text '30'\.$/],
    [{ cursorKey: 'arn' }, "cursorKey must be a key of aws-cdk-lib/aws-kms, but is the text 'arn'."],
    [
      { cursorKey: { keyArn: 'x' } },
      'cursorKey must be a key of aws-cdk-lib/aws-kms, but is another object.',
    ],
    [{ alarmTopic: Topic }, 'alarmTopic must be a topic of aws-cdk-lib/aws-sns, but is a function.'],
    [{ securityGroups: 'sg-1' }, /^securityGroups must be a list, each entry a security group of /],
    [
      { domainName: 'api.example.com' },
      "domainName must be a plain object with domainName and certificate, but is the text 'api.example.com'.",
    ],
    [
      { domainName: { domainName: 'api.example.com' } },
      'domainName.certificate must be a certificate of aws-cdk-lib/aws-certificatemanager, but is undefined.',
    ],
    [
      { domainName: { ...every.domainName, securitypolicy: 'TLS_1_2' } },
      'domainName.securitypolicy is not a prop. Did you mean securityPolicy?',
    ],
    [{ vpcSubnets: { subnettype: 'x' } }, 'vpcSubnets.subnettype is not a prop. Did you mean subnetType?'],
    [{ endpointConfiguration: { types: ['private'] } }, /^endpointConfiguration\.types\[0\] must be one of /],
    ...[Duration.seconds(60), '60s', undefined].map((value): [object, string] => [
      { stageCacheTtl: value },
      "stageCacheTtl is not a prop. stageCacheTtl is gone, because API Gateway's cache kept errors, and handed pages on with an old age: " +
        'leave it out. stalePages takes its place, and is on by default.',
    ]),
    [
      { stageCacheSize: '0.5' },
      /^stageCacheSize is not a prop\. stageCacheSize is gone, .* stalePages takes its place/,
    ],
    [
      { 'stage-cache-ttl': 60 },
      /^stage-cache-ttl is not a prop\. stageCacheTtl is gone, .* stalePages takes its place/,
    ],
    [{ vpcSubnets: { stageCacheTtl: 1 } }, /^vpcSubnets\.stageCacheTtl is not a prop\. The props are /],
    [{ who: 1 }, /^who is not a prop\. The props are access, accessLogGroup, activeTracing, /],
    [null, 'props must be a plain object, but is null.'],
    ['x', "props must be a plain object, but is the text 'x'."],
    [[], 'props must be a plain object, but is a list.'],
    [new Map(), 'props must be a plain object, but is another object.'],
    [Promise.resolve({}), 'props must be a plain object, but is another object.'],
    [Object.create({ access: { by: 'anyone' } }), 'props must be a plain object, but is another object.'],
  ])('%p', (props, sentence) => {
    const problems = problemsOf(props);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });
});

describe('each prop', () => {
  const strange = [
    null,
    Symbol('x'),
    5n,
    () => 1,
    new Date(0),
    {},
    { a: 1 },
    [[]],
    Number.NaN,
    '',
    'x',
    -1,
    true,
  ];
  const names = Object.keys(every) as (keyof AssociationsApiProps)[];

  test.each(names)('%s has one sentence, with its name, for what is of no use', (name) => {
    for (const value of strange) {
      const problems = problemsOf({ [name]: value });
      if (problems.length === 0) {
        // What is left is of the right kind: a flag, an empty object where all is optional, a text that any name may be.
        expect([true, 'x', '', {}, Number.NaN]).toContainEqual(value);
        continue;
      }
      // A domain misses two members.
      expect(problems).toHaveLength(name === 'domainName' && problems[0]?.includes('undefined') ? 2 : 1);
      expect(problems[0]).toMatch(new RegExp(`\\b${name}\\b.* (must|is not a prop|says|say)\\b.*\\.$`));
    }
  });

  test('has a kind, and none is left out of this test', () => {
    expect(problemsOf({ none: 1 })[0]?.split(' The props are ')[1]?.replace('.', '').split(', ')).toEqual(
      names.toSorted(),
    );
  });
});
