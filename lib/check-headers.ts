import { Token } from 'aws-cdk-lib';

import { requestHeaderProblem } from '../contract/request-header.ts';
import type { AssociationsApiProps } from './associations-api.ts';

/** @returns one sentence for each header that no page could be allowed to send */
export function headerProblems({ allowedHeaders, allowedOrigins }: AssociationsApiProps): string[] {
  const headers: unknown = allowedHeaders;
  if (headers === undefined) return [];
  if (!isTexts(headers))
    return ["allowedHeaders must be a list of header names, such as ['X-Session-Token']."];
  if (Token.isUnresolved(headers) || headers.some((name) => Token.isUnresolved(name))) {
    return ['allowedHeaders must be known when the template is made: a parameter of the stack is not.'];
  }
  const problems = headers.flatMap((name) => {
    const problem = requestHeaderProblem(name);
    return problem === undefined
      ? []
      : [`allowedHeaders must hold header names, but holds '${name}', which ${problem}.`];
  });
  if (headers.length > 0 && (allowedOrigins ?? []).length === 0) {
    problems.push('allowedHeaders says nothing without allowedOrigins: give that, too.');
  }
  return problems;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
