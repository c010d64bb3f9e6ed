import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';

import { consoleVariables } from '../../../contract/console.ts';
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
      'aws cognito-idp admin-create-user --region eu-west-1 --user-pool-id eu-west-1_AbCdEfGhI --username ADDRESS ' +
        '--user-attributes Name=email,Value=ADDRESS Name=email_verified,Value=true --desired-delivery-mediums EMAIL',
    );
  });
});

describe('with userPoolArn', () => {
  test('and without console nothing is made', () => {
    const made = template(given);
    expect(cognitos(made)).toEqual([]);
    expect(Object.keys(made.findOutputs('*')).filter((name) => /Console|Invite|UserPool/.test(name))).toEqual(
      [],
    );
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

describe('with console, people sign in on the page', () => {
  const host = { api: 'abc123', pool: 'eu-west-1_AbCdEfGhI', uuid: '51af3dc0-da77-11e4-872e-1234567db123' };
  const page = 'https://abc123.execute-api.eu-west-1.amazonaws.com/prod/';

  /** What CloudFormation makes of the first deployment that docs/deploy.md leads through. */
  function deployed(context: Context) {
    const made = template({ stage: 'prod', ...context });
    const client = onlyId(made, 'AWS::Cognito::UserPoolClient');
    const [pool] = Object.keys(made.findResources('AWS::Cognito::UserPool'));
    const [domain] = Object.entries(made.findResources('AWS::Cognito::UserPoolDomain'));
    const [server] = Object.keys(made.findResources('AWS::Cognito::UserPoolResourceServer'));
    const pseudo = {
      'AWS::Region': 'eu-west-1',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::Partition': 'aws',
      'AWS::StackId': `arn:aws:cloudformation:eu-west-1:111122223333:stack/AppIntegrationsBff-prod/${host.uuid}`,
    };
    const named = { [onlyId(made, 'AWS::ApiGateway::RestApi')]: host.api, [client]: 'client-id' };
    if (pool !== undefined) named[pool] = host.pool;
    if (server !== undefined) named[server] = 'associations';
    const refs: Record<string, string> = { ...pseudo, ...named };
    if (domain !== undefined) refs[domain[0]] = String(evaluate(domain[1]['Properties'].Domain, { refs }));
    const known = { refs, mappings: made.findMappings('*') };
    const functions = Object.values(made.findResources('AWS::Lambda::Function'));
    const variables = functions
      .map(({ Properties }) => evaluate(Properties.Environment.Variables, known) as Record<string, string>)
      .find((each) => consoleVariables.config in each);
    return {
      made,
      client: evaluate(made.findResources('AWS::Cognito::UserPoolClient')[client]?.['Properties'], known),
      config: JSON.parse(variables?.[consoleVariables.config] ?? ''),
      connectTo: variables?.[consoleVariables.connectTo]?.split(' '),
      consoleUrl: evaluate(made.findOutputs('ConsoleUrl')['ConsoleUrl']?.['Value'], known),
    };
  }

  const addresses = { CallbackURLs: [page], LogoutURLs: [page] };

  test('of a pool that is made, after the first deployment', () => {
    const { made, client, config, connectTo, consoleUrl } = deployed({ auth: 'cognito', console: 'true' });
    expect(cognitos(made)).toEqual([
      'AWS::Cognito::ManagedLoginBranding',
      'AWS::Cognito::UserPool',
      'AWS::Cognito::UserPoolClient',
      'AWS::Cognito::UserPoolDomain',
      'AWS::Cognito::UserPoolResourceServer',
    ]);
    expect(client).toMatchObject({
      ...addresses,
      UserPoolId: host.pool,
      AllowedOAuthScopes: ['openid', 'associations/read'],
    });
    expect(consoleUrl).toBe(page);
    const issuer = `https://${onlyId(made, 'AWS::Cognito::UserPool')}.ProviderName`;
    expect(config.signIn).toEqual({
      issuer,
      clientId: 'client-id',
      scope: 'openid associations/read',
      signOut: 'cognito',
    });
    expect(connectTo).toEqual([
      issuer,
      expect.stringMatching(
        new RegExp(
          `^https://associations-[0-9a-f]{8}-${host.uuid}\\.auth\\.eu-west-1\\.amazoncognito\\.com$`,
        ),
      ),
    ]);
  });

  test('of a pool that is there, at its domain', () => {
    const { client, config, connectTo, consoleUrl } = deployed({
      ...given,
      console: 'true',
      scopes: 'calls/read',
      userPoolDomain: 'login.example.com',
      identityProviders: 'Company',
    });
    expect(client).toMatchObject({
      ...addresses,
      UserPoolId: 'eu-west-1_Example',
      AllowedOAuthScopes: ['openid', 'calls/read'],
      SupportedIdentityProviders: ['Company'],
    });
    expect(consoleUrl).toBe(page);
    expect(config.signIn).toMatchObject({
      issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example',
      scope: 'openid calls/read',
    });
    expect(connectTo).toEqual(['https://cognito-idp.eu-west-1.amazonaws.com', 'https://login.example.com']);
  });

  test('at the domain of the stack, where it has one', () => {
    const { client, consoleUrl } = deployed({
      auth: 'cognito',
      console: 'true',
      domainName: 'api.example.com',
      certificateArn: arns.certificate,
    });
    expect(consoleUrl).toBe('https://api.example.com/');
    expect(client).toMatchObject({
      CallbackURLs: ['https://api.example.com/'],
      LogoutURLs: ['https://api.example.com/'],
    });
  });

  test('and nobody does where auth is open', () => {
    const made = template({ auth: 'open', console: 'true' });
    expect(cognitos(made)).toEqual([]);
    made.hasOutput('ConsoleUrl', {});
  });
});
