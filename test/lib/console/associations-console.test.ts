import { describe, expect, test } from '@jest/globals';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

import { consolePaths } from '../../../contract/console.ts';
import { operations } from '../../../contract/operations.ts';
import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { synthesize, testStack } from '../synthesize.ts';
import { consoleVariants, variants } from '../variants.ts';

type Variant = (stack: Stack) => AssociationsApiProps;

interface Resource {
  Type: string;
  Properties: Record<string, never>;
}
type Resources = Record<string, Resource>;

function resourcesOf(template: Template): Resources {
  return template.toJSON()['Resources'];
}

function ofType(resources: Resources, type: string): [string, Resource['Properties']][] {
  return Object.entries(resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties }]) => [id, Properties]);
}

/** Those of the console that a type has one of. */
function ofConsole(resources: Resources, type: string): [string, Resource['Properties']] {
  const found = ofType(resources, type).find(([name]) => /Console/.test(name));
  if (found === undefined) throw new Error(`The console has no ${type}.`);
  return found;
}

/** As a stage's settings spell it. Source: CloudFormation template reference, "AWS::ApiGateway::Stage MethodSetting". */
function place(path: string): string {
  return path === '/' ? '/' : `/~1${path.slice(1).replaceAll('/', '~1')}`;
}

const all = Object.entries<Variant>(consoleVariants);

describe.each(all)('%s', (_, props) => {
  const { stack, associations } = testStack(props);
  // This looks for circles, too.
  const template = Template.fromStack(stack);
  const resources = resourcesOf(template);
  const [id] = ofConsole(resources, 'AWS::Lambda::Function');

  test("has exactly two functions, but for a watch's", () => {
    const functions = ofType(resources, 'AWS::Lambda::Function').filter(([name]) => !/Watch/.test(name));
    expect(functions).toHaveLength(2);
  });

  test("has a method for each of the page's paths and routes, and no greedy one", () => {
    const methods = associations.api.methods.map(
      ({ httpMethod, resource }) => `${httpMethod} ${resource.path}`,
    );
    const gets = [...operations.map(({ path }) => path), ...consolePaths].map((path) => `GET ${path}`);
    expect(methods.filter((method) => !method.startsWith('OPTIONS '))).toEqual(gets);
    expect(JSON.stringify(resources)).not.toContain('proxy+');
  });

  test('lets anybody have the page, and nobody else have more than before', () => {
    const types = new Map<boolean, Set<string>>([
      [true, new Set()],
      [false, new Set()],
    ]);
    for (const [, method] of ofType(resources, 'AWS::ApiGateway::Method')) {
      if (method['HttpMethod'] !== 'GET') continue;
      types.get(JSON.stringify(method).includes(`"${id}"`))?.add(String(method['AuthorizationType']));
    }
    expect(types.get(true)).toEqual(new Set(['NONE']));
    const { access } = props(testStack().stack);
    const expected = { anyone: 'NONE', authorizer: 'CUSTOM', cognito: 'COGNITO_USER_POOLS', iam: '' };
    expect(types.get(false)).toEqual(new Set([expected[access?.by ?? 'iam']]));
  });

  test('lets API Gateway run the function for these paths of this stage', () => {
    const arns = ofType(resources, 'AWS::Lambda::Permission')
      .filter(([, properties]) => JSON.stringify(properties['FunctionName']).includes(id))
      .map(([, { SourceArn }]) => JSON.stringify(SourceArn));
    expect(arns).toEqual(
      consolePaths.map((path) =>
        expect.stringMatching(
          new RegExp(
            String.raw`"Ref":"\w+Stage\w+"\},"/GET${path.replace('{file}', String.raw`\*`).replace('.', String.raw`\.`)}"`,
          ),
        ),
      ),
    );
  });

  test('has a role that may write its own log, and nothing else', () => {
    const [, policy] = ofConsole(resources, 'AWS::IAM::Policy');
    expect(policy['PolicyDocument']).toMatchObject({
      Statement: [
        {
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Effect: 'Allow',
          Resource: { 'Fn::GetAtt': [expect.stringMatching(/ConsoleFunctionLogs/), 'Arn'] },
        },
      ],
    });
    const [, role] = ofConsole(resources, 'AWS::IAM::Role');
    expect(Object.keys(role)).toEqual(['AssumeRolePolicyDocument']);
  });

  test('has a small function, in no network, with a log kept as the others', () => {
    const [, handler] = ofType(resources, 'AWS::Lambda::Function').find(([name]) => name === id) ?? [];
    expect(handler).toMatchObject({
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      MemorySize: 256,
      Timeout: 5,
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
    });
    for (const member of ['VpcConfig', 'TracingConfig', 'ReservedConcurrentExecutions'])
      expect(handler).not.toHaveProperty(member);
    const kept = new Set(ofType(resources, 'AWS::Logs::LogGroup').map(([, log]) => log['RetentionInDays']));
    expect(kept.size).toBe(1);
  });

  test("says of each method how it is run: the stage's settings are none of theirs", () => {
    const [[, stage] = []] = ofType(resources, 'AWS::ApiGateway::Stage');
    const settings: Record<string, unknown>[] = stage?.['MethodSettings'] ?? [];
    const [usual, ...own] = settings;
    expect(own.map(({ ResourcePath, HttpMethod }) => [ResourcePath, HttpMethod])).toEqual(
      [...operations.map(({ path }) => path), ...consolePaths].map((path) => [place(path), 'GET']),
    );
    for (const [at, { ResourcePath: _place, HttpMethod: _method, ...told }] of own.entries()) {
      expect(told).toEqual({
        CachingEnabled: false,
        DataTraceEnabled: false,
        LoggingLevel: 'ERROR',
        ...(at < operations.length
          ? {
              MetricsEnabled: true,
              ThrottlingRateLimit: usual?.['ThrottlingRateLimit'],
              ThrottlingBurstLimit: usual?.['ThrottlingBurstLimit'],
            }
          : { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 60 }),
      });
    }
  });
});

/** What changes when the page is added; all else stays, to the letter. */
const CHANGING = new Set([
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGateway::Stage',
  'AWS::CloudWatch::Dashboard',
]);
const CHANGING_IDS = /MonitoringAlarms(ServerErrors|Latency)|MetricsGatewayErrors/;

/** The same with access that the page goes with, and the route that it brings along. */
function opened(props: AssociationsApiProps): AssociationsApiProps {
  const isSigned = props.access === undefined || props.access.by === 'iam';
  return { ...props, ...(isSigned && { access: { by: 'anyone' } }), listDataIntegrations: true };
}

const withoutConsole = Object.entries<Variant>(variants).filter(([name]) => !(name in consoleVariants));

describe.each(withoutConsole)('%s, which has no page', (_, props) => {
  const without = resourcesOf(synthesize(props));

  test('has nothing of it', () => {
    expect(resourcesOf(synthesize((stack) => ({ ...props(stack), console: false })))).toEqual(without);
    expect(JSON.stringify(without)).not.toMatch(/Console|CONSOLE_|MetricsEnabled|\$\.route/);
    expect(ofType(without, 'AWS::ApiGateway::Stage').map(([, stage]) => stage['MethodSettings'])).toEqual([
      [expect.objectContaining({ ResourcePath: '/*', HttpMethod: '*' })],
    ]);
  });

  test('keeps all it has when the page is added', () => {
    const before = resourcesOf(synthesize((stack) => opened(props(stack))));
    const after = resourcesOf(synthesize((stack) => ({ ...opened(props(stack)), console: true })));
    const kept = Object.entries(before).filter(
      ([name, { Type }]) => !CHANGING.has(Type) && !CHANGING_IDS.test(name),
    );
    expect(kept.length).toBeGreaterThan(20);
    for (const [name, resource] of kept) expect([name, after[name]]).toEqual([name, resource]);
  });
});

/** Of all that is not the page's own; a deployment has another name each time. */
function namesBeside(resources: Resources): string[] {
  const own = /Console|Page|configjson|favicon|assets|ApiGET|Deployment/;
  return Object.keys(resources)
    .filter((name) => !own.test(name))
    .toSorted();
}

test('the page brings the route of the list along, with what it needs', () => {
  const open: AssociationsApiProps = { access: { by: 'anyone' }, allowedOrigins: ['*'] };
  const brought = resourcesOf(synthesize({ ...open, console: true }));
  const asked = resourcesOf(synthesize({ ...open, listDataIntegrations: true }));
  expect(namesBeside(brought)).toEqual(namesBeside(asked));
});
