import { expect, test } from '@jest/globals';
import { CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { StringListParameter } from 'aws-cdk-lib/aws-ssm';

import type { AssociationsApiProps } from '../../lib/associations-api-props.ts';
import { AssociationsApi } from '../../lib/associations-api.ts';
import { propProblems } from '../../lib/checks/check-props.ts';
import { testApp } from './synthesize.ts';
import { account, everyProp, region, variants } from './variants.ts';

/** Kinds of what only the deployment will know. */
const kinds = [
  'list',
  'ssmList',
  'mixedList',
  'text',
  'texts',
  'number',
  'any',
  'listInText',
  'seconds',
  'hours',
];

function tokens(stack: Stack): Record<string, unknown> {
  const parameter = (type: string) => new CfnParameter(stack, type, { type });
  const list = parameter('CommaDelimitedList').valueAsList;
  const number = parameter('Number').valueAsNumber;
  const text = parameter('String').valueAsString;
  return {
    list,
    ssmList: StringListParameter.valueForTypedListParameter(stack, '/list'),
    mixedList: [...list, text],
    text,
    texts: [text, text],
    number,
    any: Lazy.any({ produce: () => 'x' }),
    listInText: `a${String(list)}`,
    seconds: Duration.seconds(number),
    hours: Duration.hours(number),
  };
}

/** Places for a token: each prop, with what it says nothing without, and members of props. */
const places: Record<string, (token: unknown, stack: Stack) => object> = {
  ...Object.fromEntries(
    Object.keys(everyProp(new Stack())).map((name) => [name, (token: unknown) => ({ [name]: token })]),
  ),
  allowedHeaders: (token) => ({ allowedOrigins: ['*'], allowedHeaders: token }),
  securityGroups: (token, stack) => ({ ...variants.inVpc(stack), securityGroups: token }),
  vpcSubnets: (token, stack) => ({ ...variants.inVpc(stack), vpcSubnets: token }),
  'vpcSubnets.availabilityZones': (token, stack) => ({
    ...variants.inVpc(stack),
    vpcSubnets: { availabilityZones: token },
  }),
  'access.by': (token) => ({ access: { by: token } }),
  'access.scopes': (token, stack) => ({ access: { ...variants.maximal(stack).access, scopes: token } }),
  'domainName.domainName': (token, stack) => domain(stack, { domainName: token }),
  'domainName.basePath': (token, stack) => domain(stack, { basePath: token }),
  'domainName.securityPolicy': (token, stack) => domain(stack, { securityPolicy: token }),
  'domainName.endpointType': (token, stack) => domain(stack, { endpointType: token }),
  'endpointConfiguration.types': (token) => ({ endpointConfiguration: { types: token } }),
};

function domain(stack: Stack, members: object): object {
  return { domainName: { ...variants.maximal(stack).domainName, ...members } };
}

function withToken(stack: Stack, place: string, kind: string): AssociationsApiProps {
  return places[place]?.(tokens(stack)[kind], stack) ?? {};
}

/** The route's API, or what the construct says of its template; what CDK says of one is thrown. */
function apisOrSentences(stack: Stack): string[] {
  try {
    return Object.keys(Template.fromStack(stack).findResources('AWS::ApiGateway::RestApi'));
  } catch (error) {
    const own = [...String(error).matchAll(/^ {2}\[Test\/Associations\] (.*)$/gm)].map(
      ([, sentence]) => sentence,
    );
    if (own.length === 0) throw error;
    return own.filter((sentence) => sentence !== undefined);
  }
}

test.each(Object.keys(places))('in %s makes a template or a sentence, and never an error of CDK', (place) => {
  const outcomes = kinds.map((kind) => {
    const stack = new Stack(testApp(), 'Test', { env: { account, region } });
    const props = withToken(stack, place, kind);
    const problems = propProblems(props);
    if (problems.length > 0) return [kind, ...problems];
    new AssociationsApi(stack, 'Associations', props);
    return [kind, ...apisOrSentences(stack)];
  });
  // No zone of a VPC is the same as a token, so that nothing is selected: it takes the template to see that.
  const good = expect.stringMatching(
    `^AssociationsRouteApi|^${place}\\b.*\\.$|^vpcSubnets must select at least one .*\\.$`,
  );
  expect(outcomes).toEqual(kinds.map((kind) => [kind, good]));
});

test.each([
  ['memorySize', 'number'],
  ['logRetention', 'number'],
  ['throttleRate', 'number'],
  ['cursorLifetime', 'seconds'],
  ['pageCache', 'seconds'],
  ['stalePages', 'seconds'],
  ['upstreamRate', 'number'],
  ['upstreamBurst', 'number'],
  ['allowedOrigins', 'texts'],
  ['allowedDataIntegrations', 'texts'],
  ['allowedDataIntegrations', 'list'],
  ['allowedDataIntegrations', 'ssmList'],
  ['access.scopes', 'list'],
  ['domainName.domainName', 'text'],
])('in %s may be a %s', (place, kind) => {
  const stack = new Stack(testApp(), 'Test', { env: { account, region } });
  expect(propProblems(withToken(stack, place, kind))).toEqual([]);
});
