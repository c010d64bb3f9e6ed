import { describe, expect, test } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';

import { ALLOWED_REQUEST_HEADERS } from '../../../contract/headers.ts';
import { operations } from '../../../contract/operations.ts';
import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { synthesize, testStack } from '../synthesize.ts';
import { arns, origins, variants } from '../variants.ts';

const [route] = operations;

const minimal = synthesize();
const maximal = synthesize(variants.maximal);

function stage(template = minimal) {
  const [found] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
  return found?.Properties;
}

describe('the route', () => {
  test("is the contract's, and the only one", () => {
    const resources = Object.values(minimal.findResources('AWS::ApiGateway::Resource'));
    expect(resources.map(({ Properties }) => Properties.PathPart)).toEqual(route.path.split('/').slice(1));
    minimal.resourceCountIs('AWS::ApiGateway::Method', 1);
    minimal.hasResourceProperties('AWS::ApiGateway::Method', {
      HttpMethod: route.method,
      OperationName: route.operation,
      Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' },
    });
  });

  test('is regional, compressed, and called by its own name in metrics', () => {
    minimal.hasResourceProperties('AWS::ApiGateway::RestApi', {
      EndpointConfiguration: { Types: ['REGIONAL'] },
      MinimumCompressionSize: 1024,
      Name: Match.stringLikeRegexp('^TestAssociations'),
      DisableExecuteApiEndpoint: false,
    });
  });

  test('declares its three parameters', () => {
    const [method] = Object.values(minimal.findResources('AWS::ApiGateway::Method'));
    expect(method?.Properties.RequestParameters).toMatchObject({
      'method.request.path.Identifier': route.parameters.Identifier.required,
      'method.request.querystring.maxResults': route.parameters.maxResults.required,
      'method.request.querystring.nextToken': route.parameters.nextToken.required,
    });
  });
});

describe('the stage', () => {
  test('throttles, traces, and logs errors without what callers sent', () => {
    expect(stage()).toMatchObject({ StageName: 'prod', TracingEnabled: true });
    expect(stage().MethodSettings).toEqual([
      {
        HttpMethod: '*',
        ResourcePath: '/*',
        ThrottlingRateLimit: 50,
        ThrottlingBurstLimit: 100,
        LoggingLevel: 'ERROR',
        DataTraceEnabled: false,
        CachingEnabled: false,
      },
    ]);
    expect(stage(maximal)).toMatchObject({
      StageName: 'live',
      MethodSettings: [expect.objectContaining({ ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 })],
    });
  });

  test('writes one JSON line a request, without path, query, or anything else that could be a cursor', () => {
    const format: string = stage().AccessLogSetting.Format;
    expect(Object.keys(JSON.parse(format))).toEqual(
      expect.arrayContaining(['requestId', 'status', 'responseMs', 'errorType']),
    );
    expect(format).not.toMatch(/query|\$context\.path|requestOverride|userAgent|header/i);
  });

  test('keeps its logs for a month, or as long as it is told, in log groups that leave with the stack', () => {
    const kept = (template = minimal) =>
      Object.values(template.findResources('AWS::Logs::LogGroup')).map(
        ({ Properties, DeletionPolicy }) => `${Properties.RetentionInDays} ${DeletionPolicy}`,
      );
    expect(kept()).toEqual(['30 Delete', '30 Delete', '30 Delete']);
    // API Gateway's execution log and the watch's: the others are given.
    expect(kept(maximal)).toEqual(['365 Retain', '365 Retain']);
    minimal.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: { 'Fn::Join': ['', ['API-Gateway-Execution-Logs_', { Ref: Match.anyValue() }, '/prod']] },
    });
  });

  test('sets the role that API Gateway logs with only when asked to, and leaves it behind', () => {
    minimal.resourceCountIs('AWS::ApiGateway::Account', 0);
    maximal.hasResource('AWS::ApiGateway::Account', { DeletionPolicy: 'Retain' });
  });
});

function deploymentId(props?: AssociationsApiProps) {
  return Object.keys(synthesize(props).findResources('AWS::ApiGateway::Deployment'))[0];
}

describe('a deployment of the API', () => {
  test('stays when nothing changed, or nothing but the function', () => {
    expect(deploymentId()).toBe(deploymentId());
    expect(deploymentId({ listDataIntegrations: false })).toBe(deploymentId());
    expect(deploymentId({ pageCache: Duration.seconds(10), memorySize: 1024 })).toBe(deploymentId());
  });

  test.each<AssociationsApiProps>([
    { allowedOrigins: ['https://app.example.com'] },
    { access: { by: 'anyone' } },
    { canary: LambdaDeploymentConfig.ALL_AT_ONCE },
    { listDataIntegrations: true },
  ])('is a new one with %p', (props) => {
    expect(deploymentId(props)).not.toBe(deploymentId());
  });
});

describe('API Gateway keeps no answers', () => {
  test('says the stage, in so many words: where one was on, CloudFormation would leave it on', () => {
    for (const template of [minimal, maximal]) {
      expect(stage(template)).toMatchObject({
        CacheClusterEnabled: false,
        MethodSettings: [expect.objectContaining({ CachingEnabled: false })],
      });
    }
  });

  test('and where a cache is still on, it tells answers apart by the parameters and the headers they depend on', () => {
    minimal.hasResourceProperties('AWS::ApiGateway::Method', {
      HttpMethod: 'GET',
      RequestParameters: {
        'method.request.path.Identifier': true,
        'method.request.querystring.maxResults': false,
        'method.request.querystring.nextToken': false,
        'method.request.header.If-None-Match': false,
        'method.request.header.Origin': false,
      },
      Integration: {
        CacheKeyParameters: [
          'method.request.path.Identifier',
          'method.request.querystring.maxResults',
          'method.request.querystring.nextToken',
          'method.request.header.If-None-Match',
          'method.request.header.Origin',
        ],
      },
    });
  });
});

describe('preflight', () => {
  test('is not answered when no origin may call', () => {
    expect(
      Object.keys(
        minimal.findResources('AWS::ApiGateway::Method', { Properties: { HttpMethod: 'OPTIONS' } }),
      ),
    ).toEqual([]);
  });

  test('answers the origins that may, with no authorization', () => {
    const [options] = Object.values(
      maximal.findResources('AWS::ApiGateway::Method', { Properties: { HttpMethod: 'OPTIONS' } }),
    );
    expect(options?.Properties.AuthorizationType).toBe('NONE');
    const answer = options?.Properties.Integration.IntegrationResponses[0];
    expect(answer.ResponseParameters).toEqual({
      'method.response.header.Access-Control-Allow-Origin': `'${origins[0]}'`,
      'method.response.header.Access-Control-Allow-Methods': "'GET'",
      'method.response.header.Access-Control-Allow-Headers': `'${ALLOWED_REQUEST_HEADERS.join(',')},X-Session-Token'`,
      'method.response.header.Access-Control-Max-Age': "'7200'",
      'method.response.header.Vary': "'Origin'",
    });
    expect(answer.ResponseTemplates['application/json']).toContain(`$origin == "${origins[1]}"`);
  });
});

describe('what belongs to whoever deploys', () => {
  test('a domain turns the address of API Gateway off', () => {
    maximal.hasResourceProperties('AWS::ApiGateway::DomainName', {
      DomainName: 'api.example.com',
      SecurityPolicy: 'TLS_1_2',
    });
    maximal.hasResourceProperties('AWS::ApiGateway::RestApi', { DisableExecuteApiEndpoint: true });
  });

  test.each([
    [undefined, '/'],
    ['', '/'],
    ['calls', '/calls/'],
    ['calls/v1', '/calls/v1/'],
  ])('of a domain with base path %p, the URL is all of it', (basePath, path) => {
    const { stack, associations } = testStack((scope) => ({
      domainName: {
        domainName: 'api.example.com',
        certificate: Certificate.fromCertificateArn(scope, 'Certificate', arns.certificate),
        ...(basePath !== undefined && { basePath }),
      },
    }));
    expect(stack.resolve(associations.url)).toEqual({
      'Fn::Join': ['', ['https://', { Ref: expect.stringContaining('CustomDomain') }, path]],
    });
  });

  test('a web ACL is put before the stage', () => {
    maximal.hasResourceProperties('AWS::WAFv2::WebACLAssociation', { WebACLArn: arns.webAcl });
    minimal.resourceCountIs('AWS::WAFv2::WebACLAssociation', 0);
  });

  test('a private endpoint brings its policy', () => {
    synthesize(variants.privateEndpoint).hasResourceProperties('AWS::ApiGateway::RestApi', {
      EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-11112222'] },
      Policy: Match.objectLike({ Statement: [Match.objectLike({ Action: 'execute-api:Invoke' })] }),
    });
  });

  test('their own access log is used', () => {
    expect(JSON.stringify(stage(maximal).AccessLogSetting.DestinationArn)).toContain('own-access-log');
  });
});
