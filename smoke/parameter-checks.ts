import { randomUUID } from 'node:crypto';

import type { ParameterName } from '../contract/operations.ts';
import type { Question } from './ask.ts';
import type { Check } from './check.ts';
import { difference } from './check.ts';
import { errorDifferences } from './error-shape.ts';

/** Meant by nobody, and another in each run: what a cache in front may have kept of the last one is no answer. */
export const MISSING_IDENTIFIER = `smoke-test-${randomUUID()}`;

/** Requests that break a rule, and which. Nothing of these reaches AppIntegrations. */
const broken: [name: string, question: Partial<Question>, parameters: ParameterName[]][] = [
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
  ['Identifier of blanks', { identifier: '   ' }, ['Identifier']],
  ['Identifier of 256 characters', { identifier: 'x'.repeat(256) }, ['Identifier']],
  [
    'all parameters at once',
    { identifier: ' ', query: 'maxResults=0&nextToken=' },
    ['Identifier', 'maxResults', 'nextToken'],
  ],
];

export const parameterChecks: Check[] = broken.map(([name, question, expected]) => ({
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
}));
