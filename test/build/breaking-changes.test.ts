import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { breakingChanges } from '../../build/breaking-changes.ts';
import type { OpenApi } from '../../build/breaking-changes.ts';

const text = readFileSync('openapi.json', 'utf8');
const LIST = '/dataIntegrations/{Identifier}/associations';
const NAME = `GET ${LIST}`;

/** A document that anything may be done to. */
// oxlint-disable-next-line typescript/no-explicit-any
const document = (): any => JSON.parse(text);
// oxlint-disable-next-line typescript/no-explicit-any
type Change = (document: any) => void;

/** What is told of a change, and of the way back. */
function told(change: Change): [there: string[], back: string[]] {
  const changed = document();
  change(changed);
  expect(JSON.stringify(changed)).not.toBe(JSON.stringify(document()));
  const [old, now] = [document() as OpenApi, changed as OpenApi];
  return [breakingChanges(old, now), breakingChanges(now, old)];
}

const parameters = (each: { paths: Record<string, { get: { parameters: object[] } }> }) =>
  each.paths[LIST]?.get.parameters ?? [];

test('a document breaks nothing of itself', () => {
  expect(breakingChanges(document() as OpenApi, document() as OpenApi)).toEqual([]);
});

test.each<[string, Change]>([
  ['a description', (d) => (d.components.schemas.Error.description = 'other')],
  ['an example', (d) => (d.components.schemas.DataIntegration.properties.Name.examples = ['other'])],
  ['the version', (d) => (d.info.version = '9.9.9')],
  ['a server', (d) => d.servers.pop()],
  ['the order of members', (d) => (d.paths = Object.fromEntries(Object.entries(d.paths).toReversed()))],
])('%s changes nothing for programs', (_what, change) => {
  expect(told(change)).toEqual([[], []]);
});

test.each<[string, Change, string]>([
  ['a route', (d) => delete d.paths[LIST], `${NAME} is gone.`],
  ['a path', (d) => ((d.paths['/other'] = d.paths[LIST]), delete d.paths[LIST]), `${NAME} is gone.`],
  ['a parameter', (d) => parameters(d).splice(1, 1), `${NAME} query parameter maxResults is gone.`],
  [
    'a maximum',
    (d) => ((parameters(d)[1] as { schema: { maximum: number } }).schema.maximum = 49),
    `${NAME} query parameter maxResults: maximum was 50, and is 49.`,
  ],
  [
    'a minimum',
    (d) => ((parameters(d)[1] as { schema: { minimum: number } }).schema.minimum = 2),
    `${NAME} query parameter maxResults: minimum was 1, and is 2.`,
  ],
  [
    'a member of an answer',
    (d) => delete d.components.schemas.DataIntegrationAssociation.properties.ClientId,
    `${NAME} 200 application/json.DataIntegrationAssociations[].ClientId is gone.`,
  ],
  [
    'a member of a member',
    (d) => delete d.components.schemas.LastExecutionStatus.properties.StatusMessage,
    `${NAME} 200 application/json.DataIntegrationAssociations[].LastExecutionStatus.StatusMessage is gone.`,
  ],
  [
    'a member that was always there',
    (d) => d.components.schemas.AssociationsPage.required.pop(),
    `${NAME} 200 application/json.DataIntegrationAssociations may be missing now.`,
  ],
  [
    'a header',
    (d) => delete d.paths[LIST].get.responses[200].headers.ETag,
    `${NAME} 200 header ETag is gone.`,
  ],
  [
    'a header that was always there',
    (d) => delete d.components.headers['Retry-After'].required,
    `${NAME} 429 header Retry-After may be missing now.`,
  ],
  [
    'a limit of what is answered',
    (d) => delete d.components.schemas.Error.properties.code.minLength,
    `${NAME} 400 application/json.code: minLength was 1, and is not there.`,
  ],
])('%s may come, and may not go', (_what, change, sentence) => {
  const [there, back] = told(change);
  expect(there).toContain(sentence);
  expect(back.filter((each) => !each.includes('/other'))).toEqual([]);
});

test.each<[string, Change, string]>([
  [
    'a parameter',
    (d) => parameters(d).push({ name: 'tenant', in: 'query', required: true, schema: { type: 'string' } }),
    `${NAME} query parameter tenant is required now.`,
  ],
  [
    'that a parameter must be sent',
    (d) => ((parameters(d)[1] as { required: boolean }).required = true),
    `${NAME} query parameter maxResults is required now.`,
  ],
  [
    'a pattern',
    (d) =>
      ((parameters(d)[1] as { schema: object }).schema = {
        type: 'integer',
        minimum: 1,
        maximum: 50,
        pattern: '5',
      }),
    `${NAME} query parameter maxResults: pattern was not there, and is "5".`,
  ],
  [
    'a value among those of an answer',
    (d) => d.components.schemas.ParameterIssue.properties.parameter.enum.push('other'),
    `${NAME} 400 application/json.issues[].parameter: enum was ["Identifier","maxResults","nextToken"], and is ["Identifier","maxResults","nextToken","other"].`,
  ],
])('%s may go, and may not come', (_what, change, sentence) => {
  const [there, back] = told(change);
  expect(there).toContain(sentence);
  expect(back.filter((each) => !each.endsWith('parameter tenant is gone.'))).toEqual([]);
});

test.each<[string, Change, string]>([
  ['the name of an operation', (d) => (d.paths[LIST].get.operationId = 'other'), `${NAME}: operationId was`],
  ['who may call', (d) => d.security.shift(), 'The API: security was'],
  [
    'how callers sign',
    (d) => (d.components.securitySchemes.bearer.scheme = 'basic'),
    'The API: securitySchemes was',
  ],
  [
    'who may call one route',
    (d) => (d.paths[LIST].get.security = []),
    `${NAME}: security was not there, and is [].`,
  ],
  [
    'a body',
    (d) => (d.paths[LIST].get.requestBody = { required: true }),
    `${NAME}: requestBody was not there`,
  ],
  [
    'a type',
    (d) => (d.components.schemas.Error.properties.message.type = 'object'),
    `${NAME} 400 application/json.message: type was "string", and is "object".`,
  ],
  [
    'a value that is always the same',
    (d) => (d.components.headers['X-Content-Type-Options'].schema.const = 'x'),
    `${NAME} 200 header X-Content-Type-Options: const was "nosniff", and is "x".`,
  ],
  [
    'a pattern of an answer',
    (d) => (d.components.headers.ETag.schema.pattern = '^x$'),
    `${NAME} 200 header ETag: pattern was`,
  ],
  [
    'a media type',
    (d) => (d.paths[LIST].get.responses[200].content = { 'text/csv': {} }),
    `${NAME} 200 text/csv is new.`,
  ],
  [
    'what a parameter may not be',
    (d) => ((parameters(d)[0] as { schema: { not: object } }).schema.not = { enum: ['.', '..', '...'] }),
    `${NAME} path parameter Identifier: not was`,
  ],
  [
    'an unknown keyword',
    (d) => ((parameters(d)[1] as { schema: { multipleOf: number } }).schema.multipleOf = 5),
    `${NAME} query parameter maxResults: multipleOf was not there, and is 5.`,
  ],
])('%s is told', (_what, change, sentence) => {
  const [there] = told(change);
  expect(there).toContainEqual(expect.stringContaining(sentence));
});

test('an answer of success may neither go nor come, one of failure may where a range stands for it', () => {
  const gone = told((d) => delete d.paths[LIST].get.responses[304]);
  expect(gone).toEqual([
    [`${NAME} 304 is gone.`],
    [`${NAME} 304 is new, and no status that was there stands for it.`],
  ]);
  expect(told((d) => delete d.paths[LIST].get.responses[413])).toEqual([[], []]);
  const [there] = told((d) => delete d.paths[LIST].get.responses['4XX']);
  expect(there).toEqual([]);
});
