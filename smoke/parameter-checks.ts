import { randomUUID } from 'node:crypto';

import { IDENTIFIER_MAX_CHARACTERS } from '../contract/limits.ts';
import { pathParameter } from '../contract/list-operation.ts';
import type { Operation, ParameterName } from '../contract/operations.ts';
import type { Question } from './ask.ts';
import type { Check } from './check.ts';
import { difference } from './check.ts';
import { errorDifferences } from './error-shape.ts';

/** Meant by nobody, and another in each run: what a cache in front may have kept of the last one is no answer. */
export const MISSING_IDENTIFIER = `smoke-test-${randomUUID()}`;

type Broken = [name: string, question: Question, parameters: ParameterName[]];

/** Requests that break a rule, and which. Nothing of these reaches AppIntegrations. */
const brokenQuery: Broken[] = [
  ['maxResults=0', { query: 'maxResults=0' }, ['maxResults']],
  ['maxResults=51', { query: 'maxResults=51' }, ['maxResults']],
  ['maxResults= (empty)', { query: 'maxResults=' }, ['maxResults']],
  ['maxResults=1.5', { query: 'maxResults=1.5' }, ['maxResults']],
  ['maxResults=0x10', { query: 'maxResults=0x10' }, ['maxResults']],
  ['maxResults twice', { query: 'maxResults=1&maxResults=2' }, ['maxResults']],
  ['nextToken= (empty)', { query: 'nextToken=' }, ['nextToken']],
  // Characters that no signer escapes: they disagree about others, such as an exclamation mark.
  ['nextToken that is no cursor', { query: 'nextToken=no.cursor~' }, ['nextToken']],
  ['nextToken of junk', { query: `nextToken=${'A'.repeat(120)}` }, ['nextToken']],
];

/** For a route whose path names something. */
function brokenPath(name: ParameterName): Broken[] {
  return [
    [`${name} of blanks`, { identifier: '   ' }, [name]],
    [`${name} of 256 characters`, { identifier: 'x'.repeat(IDENTIFIER_MAX_CHARACTERS + 1) }, [name]],
  ];
}

export function parameterChecks(operation: Operation): Check[] {
  const [named] = pathParameter(operation) ?? [];
  const inPath = named === undefined ? [] : [named as ParameterName];
  const everything: Broken = [
    'all parameters at once',
    { identifier: ' ', query: 'maxResults=0&nextToken=' },
    [...inPath, 'maxResults', 'nextToken'],
  ];
  return [...brokenQuery, ...inPath.flatMap(brokenPath), everything].map(refusal);
}

const refusal = ([name, question, expected]: Broken): Check => ({
  name: `400 for ${name}`,
  async run(ask) {
    const reply = await ask({ identifier: MISSING_IDENTIFIER, ...question });
    const issues: { parameter: ParameterName }[] = Object(reply.body).issues ?? [];
    const named = issues.map(({ parameter }) => parameter).toSorted();
    return [
      ...errorDifferences(reply, 400, 'InvalidRequestException'),
      ...difference('parameters in issues', named, expected.toSorted()),
    ];
  },
});
