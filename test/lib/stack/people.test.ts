import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';

import { AssociationsStack } from '../../../lib/stack/associations-stack.ts';
import { readConfig } from '../../../lib/stack/config.ts';
import type { Context } from '../../../lib/stack/context-reader.ts';
import { evaluate } from '../evaluate.ts';
import { testApp } from '../synthesize.ts';
import { arns } from '../variants.ts';

const madeHere = { auth: 'cognito' };
const given = { auth: 'cognito', userPoolArn: arns.userPool };

function template(context: Context): Template {
  const { config, problems } = readConfig(context);
  expect(problems).toEqual([]);
  return Template.fromStack(new AssociationsStack(testApp(), config));
}

/** What is there of Amazon Cognito, besides the authorizer. */
function cognitos(made: Template): string[] {
  const types = Object.values<{ Type: string }>(made.toJSON().Resources).map(({ Type }) => Type);
  return types.filter((type) => type.startsWith('AWS::Cognito::')).toSorted();
}

/** The routes' methods. */
function routes(made: Template): Record<string, unknown>[] {
  const methods = made.findResources('AWS::ApiGateway::Method', {
    Properties: { HttpMethod: 'GET', AuthorizationType: Match.not('NONE') },
  });
  return Object.values(methods).map(({ Properties }) => Properties);
}

function onlyId(made: Template, type: string): string {
  const [id = '', ...others] = Object.keys(made.findResources(type));
  expect(others).toEqual([]);
  return id;
}

describe('without userPoolArn, auth=cognito makes a user pool', () => {
  const made = template({
    ...madeHere,
    stage: 'prod',
    userPoolMfa: 'required',
    userPoolDomainPrefix: 'calls',
  });
  const pool = onlyId(made, 'AWS::Cognito::UserPool');

  test('with its domain and its scope, and without a client: there is no page to come back to', () => {
    expect(cognitos(made)).toEqual([
      'AWS::Cognito::UserPool',
      'AWS::Cognito::UserPoolDomain',
      'AWS::Cognito::UserPoolResourceServer',
    ]);
    made.hasResourceProperties('AWS::Cognito::UserPool', { MfaConfiguration: 'ON' });
    made.hasResourceProperties('AWS::Cognito::UserPoolDomain', { Domain: 'calls' });
  });

  test('and takes its access tokens, if they have the scope', () => {
    made.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'COGNITO_USER_POOLS',
      ProviderARNs: [{ 'Fn::GetAtt': [pool, 'Arn'] }],
    });
    const refs = { [onlyId(made, 'AWS::Cognito::UserPoolResourceServer')]: 'associations' };
    expect(routes(made).map((method) => evaluate(method['AuthorizationScopes'], { refs }))).toEqual([
      ['associations/read'],
    ]);
  });

  test('tells its id, and the command that invites somebody', () => {
    const refs = { [pool]: 'eu-west-1_AbCdEfGhI', 'AWS::Region': 'eu-west-1' };
    const [id, command] = ['UserPoolId', 'InviteCommand'].map((name) =>
      evaluate(made.findOutputs(name)[name]?.['Value'], { refs }),
    );
    expect(id).toBe('eu-west-1_AbCdEfGhI');
    expect(command).toBe(
      'aws cognito-idp admin-create-user --region eu-west-1 --user-pool-id eu-west-1_AbCdEfGhI --username EMAIL ' +
        '--user-attributes Name=email,Value=EMAIL Name=email_verified,Value=true --desired-delivery-mediums EMAIL',
    );
  });
});

describe('with userPoolArn', () => {
  test('and without console nothing is made', () => {
    const made = template(given);
    expect(cognitos(made)).toEqual([]);
    expect(Object.keys(made.findOutputs('*'))).toEqual(['Url']);
    expect(routes(made)).toEqual([expect.not.objectContaining({ AuthorizationScopes: expect.anything() })]);
  });

  test('and console the scope is made, in the pool that is there', () => {
    const made = template({ ...given, console: 'true', userPoolDomain: 'login.example.com' });
    made.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      UserPoolId: 'eu-west-1_Example',
      Identifier: 'associations',
    });
    made.resourceCountIs('AWS::Cognito::UserPoolDomain', 0);
    made.resourceCountIs('AWS::Cognito::UserPool', 0);
    const refs = { [onlyId(made, 'AWS::Cognito::UserPoolResourceServer')]: 'associations' };
    for (const method of routes(made)) {
      expect(evaluate(method['AuthorizationScopes'], { refs })).toEqual(['associations/read']);
    }
    expect(Object.keys(made.findOutputs('InviteCommand'))).toEqual([]);
  });

  test('unless scopes says which ones count', () => {
    const made = template({
      ...given,
      console: 'true',
      userPoolDomain: 'login.example.com',
      scopes: 'calls/read,calls/all',
    });
    made.resourceCountIs('AWS::Cognito::UserPoolResourceServer', 0);
    for (const method of routes(made)) {
      expect(method['AuthorizationScopes']).toEqual(['calls/read', 'calls/all']);
    }
  });

  test('and a prefix, the pool is given a domain with managed login', () => {
    const made = template({ ...given, console: 'true', userPoolDomainPrefix: 'calls' });
    made.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      UserPoolId: 'eu-west-1_Example',
      Domain: 'calls',
      ManagedLoginVersion: 2,
    });
  });
});
