import { describe, expect, test } from '@jest/globals';
import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';

import { AssociationsUserPool } from '../../../lib/index.ts';
import { evaluate, noMapping } from '../evaluate.ts';
import { testApp } from '../synthesize.ts';

type Props = ConstructorParameters<typeof AssociationsUserPool>[2];

/** In a stack whose account, Region and partition are unknown. */
function pool(props?: Props) {
  const stack = new Stack(testApp(), 'aws-cognito');
  const people = new AssociationsUserPool(stack, 'People', props);
  // Asked for before the template is made, as by the API.
  const { access, signIn } = people;
  return { stack, people, access, signIn, template: Template.fromStack(stack) };
}

describe('the user pool', () => {
  const { template } = pool();

  test('lets nobody in who was not invited, by an e-mail address and a good password', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      AutoVerifiedAttributes: ['email'],
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      UserPoolTier: 'ESSENTIALS',
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 7,
        },
      },
    });
  });

  test('always stays, and is protected', () => {
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtection: 'ACTIVE' },
    });
  });

  test('sends nothing by SMS, for which it would need a role', () => {
    template.resourceCountIs('AWS::IAM::Role', 0);
    template.hasResourceProperties('AWS::Cognito::UserPool', { SmsConfiguration: Match.absent() });
  });

  test('has one scope, to read', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'associations',
      Scopes: [Match.objectLike({ ScopeName: 'read' })],
    });
  });
});

test('a second factor can be asked of everybody', () => {
  pool({ mfa: 'required' }).template.hasResourceProperties('AWS::Cognito::UserPool', {
    MfaConfiguration: 'ON',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
  });
});

test('what it gives an AssociationsApi: its access tokens with the scope, and its pages to sign in', () => {
  const { stack, people, access, signIn } = pool();
  expect([access.by, access.userPools, signIn.by, signIn.userPool]).toEqual([
    'cognito',
    [people.userPool],
    'cognito',
    people.userPool,
  ]);
  // The reference brings whatever asks for the scope behind the resource server.
  expect(stack.resolve(access.scopes)).toEqual([
    { 'Fn::Join': ['', [{ Ref: expect.stringMatching(/ResourceServer/) }, '/read']] },
  ]);
});

/** What CloudFormation makes of the domain's prefix and of its host name. */
function deployed({ stack, signIn, template }: ReturnType<typeof pool>, partition: string) {
  const [[id, { Properties }] = ['', { Properties: {} }]] = Object.entries(
    template.findResources('AWS::Cognito::UserPoolDomain'),
  );
  const refs = {
    'AWS::StackId':
      'arn:aws:cloudformation:eu-west-1:111122223333:stack/aws-cognito/51af3dc0-da77-11e4-872e-1234567db123',
    'AWS::Region': 'eu-west-1',
    'AWS::Partition': partition,
  };
  const prefix = String(evaluate(Properties.Domain, { refs }));
  const mappings = template.findMappings('*');
  const host = evaluate(stack.resolve(signIn.domain), { refs: { ...refs, [id]: prefix }, mappings });
  return { prefix, host };
}

describe('the sign-in domain', () => {
  test('is managed login, and not the classic pages', () => {
    pool().template.hasResourceProperties('AWS::Cognito::UserPoolDomain', { ManagedLoginVersion: 2 });
  });

  test("has the stack's own UUID in its name, though nothing of the stack is known yet", () => {
    const { prefix, host } = deployed(pool(), 'aws');
    expect(prefix).toMatch(/^associations-[0-9a-f]{8}-51af3dc0-da77-11e4-872e-1234567db123$/);
    expect(prefix).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
    expect(host).toBe(`${prefix}.auth.eu-west-1.amazoncognito.com`);
  });

  test('is another for each pool of a stack', () => {
    const stack = new Stack(testApp(), 'Test');
    for (const id of ['People', 'Others']) new AssociationsUserPool(stack, id);
    const domains = Object.values(
      Template.fromStack(stack).findResources('AWS::Cognito::UserPoolDomain'),
    ).map(({ Properties }) => JSON.stringify(Properties.Domain));
    expect(new Set(domains).size).toBe(2);
  });

  test('has another name in AWS GovCloud (US), and none where it is not known', () => {
    const made = pool({ domainPrefix: 'calls' });
    expect(deployed(made, 'aws').host).toBe('calls.auth.eu-west-1.amazoncognito.com');
    expect(deployed(made, 'aws-us-gov').host).toBe('calls.auth-fips.eu-west-1.amazoncognito.com');
    // There CloudFormation refuses the template.
    expect(deployed(made, 'aws-cn').host).toContain(noMapping);
  });

  test.each(['c', 'calls', 'c4', '4c', 'a-b', 'a'.repeat(63), 'saw-s'])(
    'may begin with %p',
    (domainPrefix) => {
      expect(deployed(pool({ domainPrefix }), 'aws').prefix).toBe(domainPrefix);
    },
  );

  const rule =
    "domainPrefix must be 1 to 63 small letters, digits and '-', no '-' at either end, and none of the words aws, amazon and cognito in it, but is";

  test.each([
    '',
    'Calls',
    'calls_1',
    'calls.example.com',
    '-calls',
    'calls-',
    '-',
    'a'.repeat(64),
    'my-aws',
    'laws-of-physics',
    'amazonas',
    'newcognito',
    'calls ',
    'calls\n',
    'çalls',
  ])('may not begin with %p', (domainPrefix) => {
    expect(() => pool({ domainPrefix })).toThrow(
      new Error(`aws-cognito/People:\n  ${rule} '${domainPrefix}'.`),
    );
  });

  test('may be a parameter of the stack', () => {
    const stack = new Stack(testApp(), 'Test');
    const { valueAsString } = new CfnParameter(stack, 'Prefix');
    new AssociationsUserPool(stack, 'People', { domainPrefix: valueAsString });
    Template.fromStack(stack).hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      Domain: { Ref: 'Prefix' },
    });
  });
});

test.each<[object, string]>([
  [{ mfa: 'off' }, "mfa must be one of optional, required, but is the text 'off'."],
  [{ mfa: true }, 'mfa must be one of optional, required, but is true.'],
  [{ domainPrefix: 7 }, 'domainPrefix must be a text, but is 7.'],
  [{ domainPrefix: null }, 'domainPrefix must be a text, but is null.'],
  [{ MFA: 'required' }, 'MFA is not a prop. Did you mean mfa?'],
  [{ domain_prefix: 'calls' }, 'domain_prefix is not a prop. Did you mean domainPrefix?'],
])('props that are none are refused: %p', (props, sentence) => {
  expect(() => pool(props as Props)).toThrow(new Error(`aws-cognito/People:\n  ${sentence}`));
});
