import { Token } from 'aws-cdk-lib';

import { requestHeaderProblem } from '../../contract/request-header.ts';
import type { AssociationsApiProps } from '../associations-api-props.ts';

/** @returns one sentence for each header that no page could be allowed to send */
export function headerProblems({ allowedHeaders, allowedOrigins }: AssociationsApiProps): string[] {
  if (allowedHeaders === undefined) return [];
  if (Token.isUnresolved(allowedHeaders) || allowedHeaders.some((name) => Token.isUnresolved(name))) {
    return ['allowedHeaders must be known when the template is made: a parameter of the stack is not.'];
  }
  const problems = allowedHeaders.flatMap((name) => {
    const problem = requestHeaderProblem(name);
    return problem === undefined
      ? []
      : [`allowedHeaders must hold header names, but holds '${name}', which ${problem}.`];
  });
  if (allowedHeaders.length > 0 && (allowedOrigins ?? []).length === 0) {
    problems.push('allowedHeaders says nothing without allowedOrigins: give that, too.');
  }
  return problems;
}
