import { describe, expect, test } from '@jest/globals';
import { Annotations, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations as Found, Match, Template } from 'aws-cdk-lib/assertions';
import { GatewayVpcEndpointAwsService, InterfaceVpcEndpointAwsService, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';

import { readSettings } from '../../../lambda/settings.ts';
import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { AssociationsApi } from '../../../lib/associations-api.ts';
import { canaries } from '../../canaries.ts';
import { synthesize, testApp, testStack } from '../synthesize.ts';
import { account, region, variants } from '../variants.ts';

const TABLE = 'AWS::DynamoDB::Table';

function tableOf(props: AssociationsApiProps = {}) {
  const [table] = Object.values(synthesize({ ...props, sharedPages: true }).findResources(TABLE));
  return table;
}

describe('with sharedPages', () => {
  test('there is a table that is paid by use, forgets by itself, and whose key DynamoDB owns', () => {
    expect(tableOf()?.Properties).toEqual({
      KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      DeletionProtectionEnabled: false,
    });
  });

  test('the function is told its name', () => {
    const template = synthesize({ sharedPages: true });
    const [name] = Object.keys(template.findResources(TABLE));
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ SHARED_PAGES_TABLE: { Ref: name } }) },
    });
  });

  test.each([
    [RemovalPolicy.DESTROY, 'Delete', false],
    [RemovalPolicy.RETAIN, 'Retain', true],
    // CloudFormation deletes what it could not wholly create.
    [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate', false],
  ])('it stays or goes with the cursor key and the logs: %s', (removalPolicy, deletion, isProtected) => {
    expect(tableOf({ removalPolicy })).toMatchObject({ DeletionPolicy: deletion });
    expect(tableOf({ removalPolicy })?.Properties.DeletionProtectionEnabled).toBe(isProtected);
    const [key] = Object.values(synthesize({ removalPolicy }).findResources('AWS::KMS::Key'));
    expect(key).toMatchObject({ DeletionPolicy: deletion });
  });
});

test('without, or with undefined, there is no table, and no word of one', () => {
  const without = synthesize();
  without.resourceCountIs(TABLE, 0);
  const words = JSON.stringify(without.toJSON()).match(/\w*dynamodb\w*|SharedPages/gi);
  expect(words).toEqual(['AWS_ENDPOINT_URL_DYNAMODB']);
  without.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ SHARED_PAGES_TABLE: '' }) },
  });
  expect(synthesize({ sharedPages: undefined } as object).toJSON()).toEqual(without.toJSON());
});

test('two in one stack have a table each, which the other may not touch', () => {
  const stack = new Stack(testApp(), 'Test');
  for (const id of ['One', 'Two']) new AssociationsApi(stack, id, { sharedPages: true });
  const template = Template.fromStack(stack);
  template.resourceCountIs(TABLE, 2);
  for (const [id, other] of [
    ['One', 'Two'],
    ['Two', 'One'],
  ]) {
    const own = Object.entries(template.toJSON()['Resources']).filter(([name]) => name.startsWith(`${id}`));
    const text = JSON.stringify(own);
    expect(text).toContain(`"Ref":"${id}FunctionSharedPages`);
    expect(text).not.toContain(`${other}FunctionSharedPages`);
  }
});

test('under SAM the name of a resource stands there, and the function takes none', () => {
  const told = {
    SHARED_PAGES_TABLE: 'AssociationsFunctionSharedPagesTable12345678',
    PAGE_CACHE_SECONDS: '5',
    CURSOR_SECRET: canaries.cursorSecret,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'AKID',
    AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
  };
  expect(readSettings({ ...told, AWS_SAM_LOCAL: 'true' }).sharedPagesTable).toBeUndefined();
  expect(readSettings(told).sharedPagesTable).toBe(told.SHARED_PAGES_TABLE);
});

const HINT =
  /^In a VPC, sharedPages needs a way to DynamoDB\. .* \[ack: appintegrations-bff:sharedPagesInVpc\]$/;

/** What synth says of the construct. */
function hints(
  props: (stack: Stack) => AssociationsApiProps,
  then: (made: ReturnType<typeof testStack>) => void = () => undefined,
): unknown[] {
  const made = testStack(props);
  then(made);
  return Found.fromStack(made.stack)
    .findInfo('*', Match.stringLikeRegexp('sharedPagesInVpc'))
    .map(({ entry }) => entry.data);
}

const shared = (stack: Stack) => ({ ...variants.inVpc(stack), sharedPages: true as const });

const inOwnVpc =
  (add: (vpc: Vpc) => void) =>
  (stack: Stack): AssociationsApiProps => {
    const vpc = new Vpc(stack, 'Vpc');
    add(vpc);
    return { vpc: vpc as IVpc, sharedPages: true };
  };

describe('in a VPC', () => {
  test('synth says that the table needs a way', () => {
    expect(hints(shared)).toEqual([expect.stringMatching(HINT)]);
  });

  test('it says nothing without one of the two', () => {
    expect(hints(variants.inVpc)).toEqual([]);
    expect(hints(variants.sharedPages)).toEqual([]);
  });

  test('it says so once for each construct, however often it is asked', () => {
    const { stack } = testStack(shared);
    Template.fromStack(stack);
    expect(Found.fromStack(stack).findInfo('*', Match.stringLikeRegexp('sharedPagesInVpc'))).toHaveLength(1);
  });

  test('whoever has a way already can say so', () => {
    const acknowledged = hints(shared, ({ associations }) =>
      Annotations.of(associations).acknowledgeInfo('appintegrations-bff:sharedPagesInVpc', 'There is one.'),
    );
    expect(acknowledged).toEqual([]);
  });

  test.each<[string, string, (vpc: Vpc) => void]>([
    [
      'a gateway',
      'nothing',
      (vpc) => vpc.addGatewayEndpoint('E', { service: GatewayVpcEndpointAwsService.DYNAMODB }),
    ],
    [
      'an interface',
      'nothing',
      (vpc) => vpc.addInterfaceEndpoint('E', { service: InterfaceVpcEndpointAwsService.DYNAMODB }),
    ],
    [
      "one of DynamoDB's streams",
      'the hint',
      (vpc) => vpc.addInterfaceEndpoint('E', { service: InterfaceVpcEndpointAwsService.DYNAMODB_STREAMS }),
    ],
    [
      'one of S3',
      'the hint',
      (vpc) => vpc.addGatewayEndpoint('E', { service: GatewayVpcEndpointAwsService.S3 }),
    ],
    [
      'one in another network',
      'the hint',
      (vpc) =>
        new Vpc(vpc, 'Other').addGatewayEndpoint('E', { service: GatewayVpcEndpointAwsService.DYNAMODB }),
    ],
  ])('with an endpoint, %s, it says %s', (_, says, add) => {
    expect(hints(inOwnVpc(add))).toEqual(says === 'nothing' ? [] : [expect.stringMatching(HINT)]);
  });

  test('an endpoint that is added after the construct counts', () => {
    let network: Vpc | undefined;
    const found = hints(
      inOwnVpc((vpc) => (network = vpc)),
      () => network?.addGatewayEndpoint('E', { service: GatewayVpcEndpointAwsService.DYNAMODB }),
    );
    expect(found).toEqual([]);
  });

  test('so does one of a network that another stack of the app makes', () => {
    const app = testApp();
    const env = { account, region };
    const vpc = new Vpc(new Stack(app, 'Network', { env }), 'Vpc');
    const stack = new Stack(app, 'Test', { env });
    new AssociationsApi(stack, 'Associations', { vpc: vpc as IVpc, sharedPages: true });
    vpc.addGatewayEndpoint('E', { service: GatewayVpcEndpointAwsService.DYNAMODB });
    expect(Found.fromStack(stack).findInfo('*', Match.stringLikeRegexp('sharedPagesInVpc'))).toEqual([]);
  });
});
