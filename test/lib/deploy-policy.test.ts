import { globSync, readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';

import { given } from '../../lib/given.ts';
import { AssociationsStack } from '../../lib/stack/associations-stack.ts';
import { readConfig } from '../../lib/stack/config.ts';
import { cdkActions, deployActions, networkActions } from './deploy-actions.ts';
import { synthesize, testApp } from './synthesize.ts';
import { everySetting, peoplesSettings, variants } from './variants.ts';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}
interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
}

/** A managed policy holds no more: IAM user guide, "IAM and STS quotas". White space is not counted. */
const LONGEST = 6144;

const files = globSync('docs/policies/*.json').toSorted();
const statements = (file: string): Statement[] => JSON.parse(readFileSync(file, 'utf8')).Statement;
const allowed = (...policies: string[]) =>
  policies.flatMap(statements).flatMap(({ Action }) => [Action].flat());

/** Every template there is, and one whose function has a security group made for it. */
const templates: [name: string, template: Template][] = [
  ...Object.entries(variants).map(([name, props]): [string, Template] => [name, synthesize(props)]),
  ...Object.entries({ everySetting, ...peoplesSettings }).map(([name, settings]): [string, Template] => {
    return [name, Template.fromStack(new AssociationsStack(testApp(), readConfig(settings).config))];
  }),
  [
    'inVpcWithoutSecurityGroups',
    synthesize((stack) => given({ ...variants.inVpc(stack), securityGroups: undefined })),
  ],
];

const resourcesOf = (template: Template) => Object.values<Resource>(template.toJSON().Resources);
const typesOf = (template: Template) => [...new Set(resourcesOf(template).map(({ Type }) => Type))];
const everyType = new Set(templates.flatMap(([, template]) => typesOf(template)));

/** The policies that docs/deploy.md tells to give for it. */
function policiesFor(template: Template): string[] {
  const types = typesOf(template);
  const functions = resourcesOf(template).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return [
    'docs/policies/deploy.json',
    ...(types.some((type) => type.startsWith('AWS::Cognito::')) ? ['docs/policies/deploy-cognito.json'] : []),
    ...(functions.some(({ Properties }) => Properties?.['VpcConfig'])
      ? ['docs/policies/deploy-vpc.json']
      : []),
  ];
}

describe.each(templates)('the policies for %s', (_, template) => {
  const policies = policiesFor(template);

  test('allow what each of its types needs', () => {
    const needed = typesOf(template).flatMap(
      (type) => deployActions[type] ?? [`${type} has no row in test/lib/deploy-actions.ts`],
    );
    const inVpc = policies.includes('docs/policies/deploy-vpc.json');
    const all = new Set([...needed, ...cdkActions, ...(inVpc ? networkActions : [])]);
    expect([...all].filter((action) => !allowed(...policies).includes(action))).toEqual([]);
  });
});

test('the policies allow nothing that no template needs', () => {
  const needed = new Set([
    ...[...everyType].flatMap((type) => deployActions[type] ?? []),
    ...cdkActions,
    ...networkActions,
  ]);
  expect(allowed(...files).filter((action) => !needed.has(action))).toEqual([]);
  expect(Object.keys(deployActions).filter((type) => !everyType.has(type))).toEqual([]);
});

describe.each(files)('%s', (file) => {
  test('names each action once and in full', () => {
    const actions = allowed(file);
    expect(actions.filter((action) => !/^[a-z0-9-]+:[A-Za-z]+$/.test(action))).toEqual([]);
    expect(new Set(actions).size).toBe(actions.length);
    expect(new Set(statements(file).map(({ Effect }) => Effect))).toEqual(new Set(['Allow']));
  });

  test('fits into a managed policy', () => {
    expect(JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))).length).toBeLessThanOrEqual(LONGEST);
  });

  test('is in docs/deploy.md', () => {
    expect(readFileSync('docs/deploy.md', 'utf8').includes(`[${file}]`)).toBe(true);
  });
});

test('what can have a name of ours is narrowed to it', () => {
  const wide = statements('docs/policies/deploy.json').filter(({ Resource }) => Resource === '*');
  const prefixes = new Set(
    wide.flatMap(({ Action }) => [Action].flat().map((action) => action.split(':')[0])),
  );
  expect(prefixes).toEqual(new Set(['cloudwatch', 'kms', 'logs']));
  const { stackName } = new AssociationsStack(testApp(), readConfig({}).config);
  expect(stackName).toMatch(/^AppIntegrationsBff-/);
  const ofRoles = statements('docs/policies/deploy.json').filter(({ Action }) =>
    [Action].flat().some((action) => action.startsWith('iam:') && !action.endsWith('LinkedRole')),
  );
  expect(ofRoles.map(({ Resource }) => Resource)).toEqual(
    ofRoles.map(() => 'arn:aws:iam::*:role/AppIntegrationsBff-*'),
  );
});

const roles = templates
  .flatMap(([, template]) => resourcesOf(template))
  .filter(({ Type }) => Type === 'AWS::IAM::Role');

function conditionOf(action: string): string[] {
  const found = statements('docs/policies/deploy.json').find(({ Action }) =>
    [Action].flat().includes(action),
  );
  return Object.values(found?.Condition ?? {}).flatMap((each) => Object.values(each).flat());
}

test('roles may be passed to the services that their templates name, and to no others', () => {
  const services = JSON.stringify(
    roles.map(({ Properties }) => Properties?.['AssumeRolePolicyDocument']),
  ).match(/[a-z]+\.amazonaws\.com/g);
  expect(conditionOf('iam:PassRole').toSorted()).toEqual([...new Set(services)].toSorted());
});

test('of the policies of AWS, those of the templates may be attached, and no others', () => {
  const names = JSON.stringify(roles.map(({ Properties }) => Properties?.['ManagedPolicyArns'])).match(
    /service-role\/\w+/g,
  );
  expect(conditionOf('iam:AttachRolePolicy').toSorted()).toEqual(
    [...new Set(names)].toSorted().map((name) => `arn:aws:iam::aws:policy/${name}`),
  );
});

test('with a permissions boundary in cdk.json, every role has it', () => {
  const app = testApp();
  app.node.setContext('@aws-cdk/core:permissionsBoundary', { name: 'associations' });
  const stack = new AssociationsStack(
    app,
    readConfig({ ...everySetting, canary: 'CANARY_10PERCENT_5MINUTES' }).config,
  );
  const made = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
  expect(made.length).toBeGreaterThan(2);
  expect(
    made.filter(
      ({ Properties }) => !JSON.stringify(Properties.PermissionsBoundary).includes('policy/associations'),
    ),
  ).toEqual([]);
});

test('with a qualifier on the command line, the template asks for the bootstrap resources of that name', () => {
  const context = { '@aws-cdk/core:bootstrapQualifier': 'assoc' };
  const { config, problems } = readConfig(context);
  expect(problems).toEqual([]);
  const app = testApp();
  for (const [name, value] of Object.entries(context)) app.node.setContext(name, value);
  const text = JSON.stringify(Template.fromStack(new AssociationsStack(app, config)).toJSON());
  expect(text).toContain('/cdk-bootstrap/assoc/version');
  expect(text).toContain('cdk-assoc-assets-');
  expect(text).not.toContain('hnb659fds');
});
