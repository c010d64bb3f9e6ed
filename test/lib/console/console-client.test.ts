import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnUserPoolIdentityProvider, UserPool, UserPoolIdentityProviderOidc } from 'aws-cdk-lib/aws-cognito';

import { synthesize, testStack } from '../synthesize.ts';
import { consoleVariants } from '../variants.ts';

describe('the client of the user pool', () => {
  const template = synthesize(consoleVariants.maximalWithConsole);

  test('has no secret, the code flow, the scopes of the routes, and the providers that were named', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      UserPoolId: 'eu-west-1_Example',
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'associations/read'],
      SupportedIdentityProviders: ['COGNITO', 'Directory'],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  test('lets people sign in for twelve hours, an hour at a time', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      RefreshTokenValidity: 12,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
    });
  });

  test('has refresh tokens that are used once and can be taken back, and so does not list the flow that excludes this', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      EnableTokenRevocation: true,
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    });
  });

  test('has a look, without which managed login shows nothing', () => {
    const [id] = Object.keys(template.findResources('AWS::Cognito::UserPoolClient'));
    template.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', {
      UserPoolId: 'eu-west-1_Example',
      ClientId: { Ref: id },
      UseCognitoProvidedValues: true,
      Settings: Match.absent(),
      Assets: Match.absent(),
    });
  });

  test('is of the people in the pool, unless providers are named', () => {
    synthesize(consoleVariants.consoleWithUserPool).hasResourceProperties('AWS::Cognito::UserPoolClient', {
      SupportedIdentityProviders: ['COGNITO'],
    });
  });
});

describe('the client is made after what it names', () => {
  test('be it by its name alone', () => {
    const template = synthesize((stack) => {
      const userPool = new UserPool(stack, 'Pool');
      userPool.addResourceServer('Server', {
        identifier: 'associations',
        scopes: [{ scopeName: 'read', scopeDescription: 'Reads' }],
      });
      const provider = new UserPoolIdentityProviderOidc(stack, 'Company', {
        userPool,
        name: 'Company',
        clientId: 'cognito',
        clientSecret: 'x',
        issuerUrl: 'https://login.example.com',
      });
      userPool.registerIdentityProvider(provider);
      return {
        access: { by: 'cognito', userPools: [userPool], scopes: ['associations/read'] },
        console: true,
        signIn: { by: 'cognito', userPool, domain: 'login.example.com', identityProviders: ['Company'] },
      };
    });
    const [client] = Object.values(template.findResources('AWS::Cognito::UserPoolClient'));
    expect(client?.['DependsOn']).toEqual(
      expect.arrayContaining([expect.stringMatching(/Server/), expect.stringMatching(/Company/)]),
    );
  });

  test('be it made after the page', () => {
    const { stack } = testStack((within) => {
      const userPool = UserPool.fromUserPoolId(within, 'Pool', 'eu-west-1_Example');
      return {
        access: { by: 'cognito', userPools: [userPool], scopes: ['associations/read'] },
        console: true,
        signIn: { by: 'cognito', userPool, domain: 'login.example.com', identityProviders: ['Company'] },
      };
    });
    const again = UserPool.fromUserPoolId(stack, 'Again', 'eu-west-1_Example');
    const other = UserPool.fromUserPoolId(stack, 'Other', 'eu-west-1_Another');
    for (const [name, pool] of Object.entries({ Server: again, Foreign: other })) {
      pool.addResourceServer(name, {
        identifier: 'associations',
        scopes: [{ scopeName: 'read', scopeDescription: 'Reads' }],
      });
    }
    new CfnUserPoolIdentityProvider(stack, 'Company', {
      userPoolId: again.userPoolId,
      providerName: 'Company',
      providerType: 'SAML',
      providerDetails: {},
    });
    const [client] = Object.values(Template.fromStack(stack).findResources('AWS::Cognito::UserPoolClient'));
    expect(client?.['DependsOn']).toEqual([
      expect.stringMatching(/^Again.*Server/),
      expect.stringMatching(/^Company/),
    ]);
  });
});

test('a scope that is named twice is asked for once', () => {
  const template = synthesize((stack) => {
    const userPool = UserPool.fromUserPoolId(stack, 'Pool', 'eu-west-1_Example');
    return {
      access: { by: 'cognito', userPools: [userPool], scopes: ['openid', 'calls/read', 'calls/read'] },
      console: true,
      signIn: { by: 'cognito', userPool, domain: 'login.example.com' },
    };
  });
  template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
    AllowedOAuthScopes: ['openid', 'calls/read'],
  });
  const [page] = Object.values(
    template.findResources('AWS::Lambda::Function', {
      Properties: { Description: 'Serves the associations console' },
    }),
  );
  const config = page?.['Properties'].Environment.Variables.CONSOLE_CONFIG['Fn::Join'][1];
  expect(config.join('')).toContain('"scope":"openid calls/read"');
});
