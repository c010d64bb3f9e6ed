/** The intrinsic functions that such a template uses where SAM looks. */
type Value =
  | string
  | { Ref: string }
  | { 'Fn::GetAtt': [resource: string, attribute: string] }
  | { 'Fn::Join': [separator: string, parts: Value[]] };

/** A resource, as far as SAM looks at it. */
interface Resource {
  Type: string;
  Properties: {
    HttpMethod?: string;
    ResourceId?: Value;
    ParentId?: Value;
    PathPart?: string;
    Integration?: { Uri?: Value };
    Handler?: string;
    Environment?: { Variables: Record<string, Value> };
  };
  Metadata?: Record<string, string>;
}

type Resources = Record<string, Resource>;

/** A route that `sam local start-api` would serve. */
export interface SamRoute {
  method: string;
  path: string;
  /** The function's folder, relative to the template. */
  codeFolder: string;
  handler: string;
  environment: Record<string, string>;
}

const pseudoParameters: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '123456789012',
};

/**
 * Finds the routes of a template the way the SAM CLI does: the methods, the resources above them, the function that the
 * integration's address names, its code by the asset metadata, the environment it declares.
 *
 * Source: aws-sam-cli, cfn_api_provider.py, integration_uri.py, intrinsics_symbol_table.py,
 * resource_metadata_normalizer.py, local_lambda.py.
 *
 * @param overrides of the environment file: they reach declared variables and no others
 */
export function samRoutes(resources: Resources, overrides: Record<string, string>): SamRoute[] {
  const methods = Object.values(resources).filter(({ Type }) => Type === 'AWS::ApiGateway::Method');
  return methods.flatMap(({ Properties: { HttpMethod = '', ResourceId, Integration } }) => {
    const handler = resources[functionName(Integration?.Uri)];
    if (handler === undefined) return [];
    const { Handler = '', Environment } = handler.Properties;
    const declared = Object.entries(Environment?.Variables ?? {});
    return {
      method: HttpMethod,
      path: pathOf(resources, ResourceId),
      codeFolder: handler.Metadata?.['aws:asset:path'] ?? '',
      handler: Handler,
      environment: Object.fromEntries(
        declared.map(([name, value]) => [name, overrides[name] ?? resolve(value)]),
      ),
    };
  });
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

/** A reference is the logical id it names, an ARN a function's; that is all SAM makes of them. */
function resolve(value: Value | undefined): string {
  if (value === undefined || typeof value === 'string') return value ?? '';
  if ('Ref' in value) return pseudoParameters[value.Ref] ?? value.Ref;
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(resolve).join(value['Fn::Join'][0]);
  const [resource, attribute] = value['Fn::GetAtt'];
  return attribute === 'Arn' ? `arn:aws:lambda:us-east-1:123456789012:function:${resource}` : '/';
}
