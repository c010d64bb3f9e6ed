import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';

import type { AssociationsApiProps } from '../associations-api-props.ts';

/** @returns one sentence for each thing that can't be used from where the construct stands, as far as that is known */
export function placeProblems(scope: IConstruct, props: AssociationsApiProps): string[] {
  const { region, account } = Stack.of(scope);
  // CloudFormation makes the page's client in it.
  const pool = props.signIn?.by === 'cognito' ? props.signIn.userPool.env : undefined;
  const regions: [string, string | undefined][] = [
    ['cursorKey', props.cursorKey?.env.region],
    ['logEncryptionKey', props.logEncryptionKey?.env.region],
    ['alarmTopic', props.alarmTopic?.env.region],
    ['signIn.userPool', pool?.region],
    ['webAclArn', Token.isUnresolved(props.webAclArn) ? undefined : props.webAclArn?.split(':')[3]],
  ];
  const problems = [
    ...regions.flatMap(([name, found]) => elsewhere(name, 'Region', found, region)),
    ...elsewhere('signIn.userPool', 'account', pool?.account, account),
  ];
  if (props.access?.by === 'authorizer' && isElsewhere(scope, props.access.authorizer)) {
    problems.push(
      "access.authorizer must be made in the construct's own stack: API Gateway keeps it as a part of the API.",
    );
  }
  return problems;
}

function elsewhere(name: string, what: string, found: string | undefined, own: string): string[] {
  if (found === undefined || found === own || Token.isUnresolved(found) || Token.isUnresolved(own)) return [];
  return [`${name} must be in the stack's ${what}, ${own}, but is in ${found}.`];
}

function isElsewhere(scope: IConstruct, other: unknown): boolean {
  return Construct.isConstruct(other) && Stack.of(other) !== Stack.of(scope);
}
