import { describe, expect, test } from '@jest/globals';
import type { Stack } from 'aws-cdk-lib';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';

import { byOptIn } from '../../lib/associations-api-props.ts';
import type { AssociationsApiProps } from '../../lib/associations-api-props.ts';
import { synthesize } from './synthesize.ts';
import { consoleVariants, variants } from './variants.ts';

interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
  DependsOn?: string[];
}
type Resources = Record<string, Resource>;
type Props = Parameters<typeof synthesize>[0];

function resourcesOf(props: Props): Resources {
  return synthesize(props).toJSON()['Resources'];
}

/** The same deployment with one route, and with the list of data integrations, too. */
function pair(props: (stack: Stack) => AssociationsApiProps): [without: Resources, with_: Resources] {
  return [resourcesOf(props), resourcesOf((stack) => ({ ...props(stack), listDataIntegrations: true }))];
}

/** The methods of a kind, that of the associations first. */
function methodsOf(resources: Resources, httpMethod: string): Resource[] {
  return Object.values(resources).filter(
    ({ Type, Properties }) => Type === 'AWS::ApiGateway::Method' && Properties['HttpMethod'] === httpMethod,
  );
}

const { everyRoute } = variants;
const others = new Set(['everyRoute', 'maximalWithEveryRoute', ...Object.keys(consoleVariants)]);
const withOneRoute = Object.fromEntries(
  Object.entries<(stack: Stack) => AssociationsApiProps>(variants).filter(([name]) => !others.has(name)),
);

/** A new deployment has a new name, the stage names it, and the role allows more: that is what changes. */
const CHANGING = new Set(['AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage', 'AWS::IAM::Policy']);

describe.each(Object.entries(withOneRoute))('%s', (_, props) => {
  const [one, both] = pair(props);

  test('is the same when the props that add a route say no', () => {
    expect(resourcesOf((stack) => ({ ...props(stack), ...byOptIn(() => false) }))).toEqual(one);
  });

  test('keeps all it has when the list of data integrations is added', () => {
    const kept = Object.entries(one).filter(([, { Type }]) => !CHANGING.has(Type));
    expect(kept.length).toBeGreaterThan(20);
    for (const [id, resource] of kept) expect([id, both[id]]).toEqual([id, resource]);
  });

  test('gets methods and a permission, a new deployment, and nothing else', () => {
    const added = Object.entries(both).filter(([id]) => !(id in one));
    const hasPreflight = methodsOf(one, 'OPTIONS').length > 0;
    expect(added.map(([, { Type }]) => Type).toSorted()).toEqual([
      'AWS::ApiGateway::Deployment',
      'AWS::ApiGateway::Method',
      ...(hasPreflight ? ['AWS::ApiGateway::Method'] : []),
      'AWS::Lambda::Permission',
    ]);
    const gone = Object.entries(one).filter(([id]) => !(id in both));
    expect(gone.map(([, { Type }]) => Type)).toEqual(['AWS::ApiGateway::Deployment']);
  });

  test('asks the same callers, and the same function', () => {
    const [associations, list, ...others] = methodsOf(both, 'GET').map(({ Properties, DependsOn }) => {
      const { AuthorizationType, AuthorizerId, AuthorizationScopes, Integration } = Properties;
      const { CacheKeyParameters: _keys, ...integration } = Integration as Record<string, unknown>;
      return { AuthorizationType, AuthorizerId, AuthorizationScopes, integration, DependsOn };
    });
    expect(others).toEqual([]);
    expect(list).toEqual(associations);
    expect(Object.values(AuthorizationType)).toContain(list?.AuthorizationType);
  });

  test('answers the same to browsers that ask before they call', () => {
    const [associations, list, ...others] = methodsOf(both, 'OPTIONS').map(
      ({ Properties: { ResourceId, ...answer } }) => ({ ResourceId, answer }),
    );
    expect(others).toEqual([]);
    expect(list === undefined).toBe(methodsOf(one, 'OPTIONS').length === 0);
    expect(list?.answer).toEqual(associations?.answer);
  });

  test('lets API Gateway run the function for this method of this stage, too', () => {
    const [associations, list] = Object.values(both)
      .filter(({ Type }) => Type === 'AWS::Lambda::Permission')
      .map(({ Properties: { SourceArn, ...others } }) => ({ arn: JSON.stringify(SourceArn), others }))
      .filter(({ arn }) => arn.includes('/GET/'));
    expect(list?.others).toEqual(associations?.others);
    expect(list?.arn).toMatch(/"Ref":"\w+Stage\w+"\},"\/GET\/dataIntegrations"/);
  });
});

test('the list of data integrations is the route of the contract, told apart by what its answers depend on', () => {
  const [, list] = methodsOf(resourcesOf(everyRoute), 'GET');
  const keys = [
    'method.request.querystring.maxResults',
    'method.request.querystring.nextToken',
    'method.request.header.If-None-Match',
    'method.request.header.Origin',
  ];
  expect(list?.Properties).toMatchObject({
    OperationName: 'ListDataIntegrations',
    AuthorizationType: 'AWS_IAM',
    RequestParameters: Object.fromEntries(keys.map((key) => [key, false])),
    Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', CacheKeyParameters: keys },
    ResourceId: { Ref: expect.stringMatching(/^AssociationsRouteApidataIntegrations[0-9A-F]{8}$/) },
  });
  expect(Object.keys(list?.Properties['RequestParameters'] ?? {})).toEqual(keys);
});

test('every variant of access is among those that are compared', () => {
  const types = Object.values(withOneRoute).flatMap((props) =>
    methodsOf(resourcesOf(props), 'GET').map(({ Properties }) => Properties['AuthorizationType']),
  );
  expect(new Set(types)).toEqual(new Set(['AWS_IAM', 'COGNITO_USER_POOLS', 'CUSTOM', 'NONE']));
});

/** What would take the address, or all living cursors, with it if CloudFormation made it anew. */
test('what must outlive an update keeps its logical id', () => {
  const lasting = /::(RestApi|Resource|Stage|Method|Key|Role|Function|Permission)$/;
  const ids = Object.entries(resourcesOf(variants.minimal)).filter(([, { Type }]) => lasting.test(Type));
  expect(ids.map(([id]) => id).toSorted()).toEqual([
    'AssociationsFunctionCursorKey17F9D0B7',
    'AssociationsFunctionHandler4208D124',
    'AssociationsFunctionRole375C1285',
    'AssociationsRoute3FA70469',
    'AssociationsRouteApi71EB06DF',
    'AssociationsRouteApiDeploymentStageprod82B29609',
    'AssociationsRouteApidataIntegrations54C818BE',
    'AssociationsRouteApidataIntegrationsIdentifier7DA0592C',
    'AssociationsRouteApidataIntegrationsIdentifierassociationsF2D2092D',
    'AssociationsRouteApidataIntegrationsIdentifierassociationsGET4B2582E6',
  ]);
});
