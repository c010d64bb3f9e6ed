/** The intrinsic functions that such a template uses where SAM looks. */
type Value =
  | string
  | { Ref: string }
  | { 'Fn::GetAtt': [resource: string, attribute: string] }
  | { 'Fn::Join': [separator: string, parts: Value[]] }
  | Partial<Record<'Fn::Select' | 'Fn::Split' | 'Fn::FindInMap', unknown[]>>;

/** A resource, as far as SAM looks at it. */
export interface Resource {
  Type: string;
  Properties: {
    RestApiId?: Value;
    HttpMethod?: string;
    ResourceId?: Value;
    ParentId?: Value;
    PathPart?: string;
    Integration?: {
      Uri?: Value;
      IntegrationResponses?: { ResponseParameters?: Record<string, string> }[];
    };
    Handler?: string;
    Architectures?: string[];
    Environment?: { Variables: Record<string, Value> };
  };
  Metadata?: Record<string, string>;
}

export type Resources = Record<string, Resource>;

/** A route that `sam local start-api` would serve. */
export interface SamRoute {
  method: string;
  path: string;
  /** The function's folder, relative to the template. */
  codeFolder: string;
  handler: string;
  /** Of the container: SAM pulls the image of just this one. */
  architecture: string | undefined;
  environment: Record<string, string>;
}

type Variables = Readonly<Record<string, string | undefined>>;

const pseudoParameters: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '123456789012',
};

/**
 * Finds the routes of a template the way the SAM CLI does: the stage, the methods, the resources above them, the function
 * that the integration's address names, its code by the asset metadata, the environment it declares.
 *
 * Source: aws-sam-cli, cfn_api_provider.py, integration_uri.py, intrinsics_symbol_table.py, resource_metadata_normalizer.py,
 * sam_function_provider.py, env_vars.py.
 *
 * @param overrides of the environment file: they reach declared variables and no others
 * @param shell the environment SAM runs in: for declared variables it beats the template, but not the file
 * @throws Error where SAM refuses the template
 */
export function samRoutes(resources: Resources, overrides: Variables, shell: Variables = {}): SamRoute[] {
  refuseLooseStages(resources);
  return ofType(resources, 'AWS::ApiGateway::Method').flatMap(
    ({ Properties: { HttpMethod = '', ResourceId, Integration } }) => {
      const handler = resources[functionName(Integration?.Uri)];
      const codeFolder = handler && assetFolder(handler);
      if (handler === undefined || codeFolder === undefined) return [];
      const { Handler = '', Environment, Architectures } = handler.Properties;
      const declared = Object.entries(Environment?.Variables ?? {});
      return {
        method: HttpMethod,
        path: pathOf(resources, ResourceId) || '/',
        codeFolder,
        handler: Handler,
        architecture: Architectures?.[0],
        environment: Object.fromEntries(
          declared.map(([name, value]) => [name, overrides[name] ?? shell[name] ?? resolve(value)]),
        ),
      };
    },
  );
}

/**
 * The CORS headers that SAM answers preflights with: those of the template's preflight. The function's answers have their own.
 *
 * Source: aws-sam-cli, cfn_base_api_provider.py, provider.py (`Cors`).
 *
 * @throws Error where SAM refuses the template
 */
export function samCors(resources: Resources): Record<string, string> {
  const prefix = 'method.response.header.';
  const answers = ofType(resources, 'AWS::ApiGateway::Method').flatMap(
    ({ Properties }) => Properties.Integration?.IntegrationResponses ?? [],
  );
  const headers = answers
    .flatMap(({ ResponseParameters = {} }) => Object.entries(ResponseParameters))
    .filter(([name]) => name.startsWith(`${prefix}Access-Control-`));
  return Object.fromEntries(
    headers.map(([name, value]) => {
      if (!/^'.*'$/.test(value)) throw new Error(`${name} must be in quotes, but is ${value}.`);
      return [name.slice(prefix.length), value.slice(1, -1)];
    }),
  );
}

function ofType(resources: Resources, type: string): Resource[] {
  return Object.values(resources).filter(({ Type }) => Type === type);
}

function refuseLooseStages(resources: Resources): void {
  for (const { Properties } of ofType(resources, 'AWS::ApiGateway::Stage')) {
    if (resources[resolve(Properties.RestApiId)]?.Type === 'AWS::ApiGateway::RestApi') continue;
    throw new Error('A stage must have a RestApiId that is a REST API of the template.');
  }
}

/** Code in S3 is none to SAM. CDK's metadata puts a folder in its place, but only if it says in the place of what, too. */
function assetFolder({ Metadata = {} }: Resource): string | undefined {
  return Metadata['aws:asset:property'] === 'Code' ? Metadata['aws:asset:path'] : undefined;
}

function functionName(uri: Value | undefined): string {
  const [arn = ''] = /arn:aws:lambda:[^:]+:[^:]+:function:[^:/]+(?::[^/]+)?/.exec(resolve(uri)) ?? [];
  return /.*:function:([^:]*)/.exec(arn)?.[1] ?? '';
}

function pathOf(resources: Resources, id: Value | undefined): string {
  const resource = resources[resolve(id)];
  return resource === undefined
    ? ''
    : `${pathOf(resources, resource.Properties.ParentId)}/${resource.Properties.PathPart}`;
}

/** A reference is the logical id it names, an ARN a function's; that is all SAM makes of them, and of what else there is it is all one here. */
function resolve(value: Value | undefined): string {
  if (value === undefined || typeof value === 'string') return value ?? '';
  if ('Ref' in value) return pseudoParameters[value.Ref] ?? value.Ref;
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(resolve).join(value['Fn::Join'][0]);
  if (!('Fn::GetAtt' in value)) return 'somewhere';
  const [resource, attribute] = value['Fn::GetAtt'];
  return attribute === 'Arn' ? `arn:aws:lambda:us-east-1:123456789012:function:${resource}` : '/';
}
