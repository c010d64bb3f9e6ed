import { expect, test } from '@jest/globals';

import { operations } from '../../contract/operations.ts';
import { synthesize } from './synthesize.ts';
import { variants } from './variants.ts';

interface Statement {
  Action: string | string[];
  Resource: unknown;
}

const listAction = 'app-integrations:ListDataIntegrationAssociations';

/** Action and resource of every statement of every IAM policy, one pair each. */
function grants(variant: keyof typeof variants) {
  const policies = synthesize(variants[variant]).findResources('AWS::IAM::Policy');
  const statements = Object.values(policies).flatMap<Statement>(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
  return statements.flatMap(({ Action, Resource }) =>
    [Action].flat().map((action) => ({ action, Resource })),
  );
}

function servicesOnEverything(variant: keyof typeof variants): Set<string | undefined> {
  const wild = grants(variant).filter(({ Resource }) => Resource === '*');
  return new Set(wild.map(({ action }) => action.split(':')[0]));
}

test('the role may list associations, derive cursor keys, and write its own log: nothing else', () => {
  expect(
    grants('minimal')
      .map(({ action }) => action)
      .toSorted(),
  ).toEqual([listAction, 'kms:GenerateMac', 'logs:CreateLogStream', 'logs:PutLogEvents']);
});

test('the one wildcard is the one AppIntegrations insists on', () => {
  const wild = grants('minimal').filter((grant) => JSON.stringify(grant).includes('*'));
  expect(wild).toEqual([{ action: listAction, Resource: '*' }]);
});

test('with every route the role may do what these list, too: nothing else', () => {
  const actions = operations.map(({ operation }) => `app-integrations:${operation}`);
  const added = grants('everyRoute').filter(
    (grant) => !grants('minimal').some((other) => other.action === grant.action),
  );
  expect(added).toEqual(actions.slice(1).map((action) => ({ action, Resource: '*' })));
  expect(added).toContainEqual({ action: 'app-integrations:ListDataIntegrations', Resource: '*' });
  expect(grants('everyRoute')).toHaveLength(grants('minimal').length + added.length);
  const wild = grants('everyRoute').filter((grant) => JSON.stringify(grant).includes('*'));
  expect(wild.map(({ action }) => action).toSorted()).toEqual(actions.toSorted());
});

test('with sharedPages the role may get, put and update items of that one table: nothing else', () => {
  const [name] = Object.keys(synthesize(variants.sharedPages).findResources('AWS::DynamoDB::Table'));
  const added = grants('sharedPages').filter(
    (grant) => !grants('minimal').some((other) => other.action === grant.action),
  );
  expect(added).toEqual(
    ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'].map((action) => ({
      action,
      Resource: { 'Fn::GetAtt': [name, 'Arn'] },
    })),
  );
  expect(grants('sharedPages')).toHaveLength(grants('minimal').length + added.length);
});

test('no role has a policy of AWS', () => {
  const roles = Object.values(synthesize().findResources('AWS::IAM::Role'));
  expect(roles).toHaveLength(1);
  expect(roles.map(({ Properties }) => Properties.ManagedPolicyArns)).toEqual([undefined]);
});

test('the key policy has no wildcard but `this key`, and lets nobody but the function make MACs', () => {
  const [key] = Object.values(synthesize().findResources('AWS::KMS::Key'));
  const statements = key?.Properties.KeyPolicy.Statement;
  const actions = statements.flatMap(({ Action }: Statement) => Action);
  expect(actions.filter((action: string) => action.includes('*'))).toEqual([]);
  expect(actions.filter((action: string) => /Mac|Grant/.test(action))).toEqual(['kms:GenerateMac']);
  const use = statements.find(({ Action }: Statement) => Action === 'kms:GenerateMac');
  expect(use.Condition).toEqual({
    ArnEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [expect.stringMatching(/Role/), 'Arn'] } },
  });
});

test('in a VPC and with X-Ray, the actions that have no resources are added', () => {
  expect(servicesOnEverything('inVpc')).toEqual(new Set(['app-integrations', 'ec2']));
  expect(servicesOnEverything('maximal')).toEqual(new Set(['app-integrations', 'xray']));
});

test('API Gateway may run the function for this one route of this one stage', () => {
  const template = synthesize();
  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.hasResourceProperties('AWS::Lambda::Permission', { Principal: 'apigateway.amazonaws.com' });
  const [permission] = Object.values(template.findResources('AWS::Lambda::Permission'));
  expect(JSON.stringify(permission?.Properties.SourceArn)).toMatch(
    /"Ref":"\w+Stage\w+"\},"\/GET\/dataIntegrations\/\*\/associations"/,
  );
});
