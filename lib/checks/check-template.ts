import type { CfnResource } from 'aws-cdk-lib';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import type { Method, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function } from 'aws-cdk-lib/aws-lambda';

import type { AssociationsApiProps } from '../associations-api-props.ts';
import { templateProperties } from '../template-properties.ts';
import { keySpecProblem } from './check-keys.ts';

export interface Made {
  readonly api: RestApi;
  readonly methods: readonly Method[];
  /** Of the console's page, if it is served. */
  readonly pageMethods: readonly Method[];
  readonly function: Function;
  readonly cursorKey: IKey;
}

/** What asks who calls. */
const ASKING = new Set<unknown>([AuthorizationType.IAM, AuthorizationType.COGNITO, AuthorizationType.CUSTOM]);

/**
 * Checks what became of the props. Between the construct and the template, statements are added, properties overridden and
 * aspects applied; and a list that a prop selects may turn out empty.
 *
 * @returns one sentence for each thing that must not be deployed
 */
export function templateProblems(props: AssociationsApiProps, made: Made): string[] {
  return [
    ...made.methods.map((method) => authorizationProblem(props, method)),
    ...made.pageMethods.map(pageProblem),
    policyProblem(props, made.api),
    subnetsProblem(props, made.function),
    keySpecProblem('cursorKey', made.cursorKey),
    keySpecProblem('logEncryptionKey', props.logEncryptionKey),
  ].filter((problem) => problem !== undefined);
}

function authorizationProblem({ access }: AssociationsApiProps, method: Method): string | undefined {
  const { AuthorizationType: type } = propertiesOf(method);
  if (access?.by === 'anyone' || ASKING.has(type)) return undefined;
  return (
    `${method.httpMethod} ${method.resource.path} must ask who calls, but its AuthorizationType is ${JSON.stringify(type)}: ` +
    "nothing but access { by: 'anyone' } opens it."
  );
}

/** Whoever is to sign in must get the page before. */
function pageProblem(method: Method): string | undefined {
  const { AuthorizationType: type } = propertiesOf(method);
  if (type === AuthorizationType.NONE) return undefined;
  return (
    `${method.httpMethod} ${method.resource.path} must ask nobody who calls, but its AuthorizationType is ${JSON.stringify(type)}: ` +
    'people could not load the page on which they sign in. Leave the paths of the console out of what changes it.'
  );
}

function policyProblem({ policy }: AssociationsApiProps, api: RestApi): string | undefined {
  if (policy === undefined || propertiesOf(api)['Policy'] !== undefined) return undefined;
  return 'policy must have at least one statement, or the API has no resource policy: leave it out if it is to have none.';
}

function subnetsProblem({ vpc }: AssociationsApiProps, handler: Function): string | undefined {
  if (vpc === undefined) return undefined;
  const { SubnetIds: subnets } = (propertiesOf(handler)['VpcConfig'] ?? {}) as { SubnetIds?: unknown };
  if (subnets !== undefined && !(Array.isArray(subnets) && subnets.length === 0)) return undefined;
  return 'vpcSubnets must select at least one subnet of the vpc, but selects none.';
}

function propertiesOf({ node }: RestApi | Method | Function) {
  return templateProperties(node.defaultChild as CfnResource);
}
