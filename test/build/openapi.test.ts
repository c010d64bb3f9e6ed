import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { expect, test } from '@jest/globals';

import { openApiDocument, openApiText } from '../../build/openapi.ts';
import { errors } from '../../contract/errors.ts';
import { gatewayErrors } from '../../contract/gateway-errors.ts';
import { contractViolations } from '../contract-check.ts';

interface Example {
  value: { code?: string; requestId?: string; NextToken?: string };
}

interface Documented {
  paths: {
    '/dataIntegrations/{Identifier}/associations': {
      get: {
        parameters: { name: string; in: string; required: boolean; schema: object }[];
        responses: Record<
          string,
          { headers: object; content?: { 'application/json': { examples: Record<string, Example> } } }
        >;
      };
    };
  };
}

const document = openApiDocument() as Documented;
const { parameters, responses } = document.paths['/dataIntegrations/{Identifier}/associations'].get;

test('openapi.json is up to date: if not, run "npm run openapi"', async () => {
  expect(await readFile('openapi.json', 'utf8')).toBe(openApiText());
});

test('a linter finds nothing to complain about', async () => {
  const { stderr } = await promisify(execFile)('node_modules/.bin/redocly', ['lint'], {
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  expect(stderr).toContain('Your API description is valid.');
  expect(stderr).not.toMatch(/warning/i);
});

test('every parameter has its limits', () => {
  expect(parameters.map(({ name, in: place, required, schema }) => [name, place, required, schema])).toEqual([
    [
      'Identifier',
      'path',
      true,
      { type: 'string', minLength: 1, maxLength: 255, pattern: '\\S', not: { enum: ['.', '..'] } },
    ],
    ['maxResults', 'query', false, { type: 'integer', minimum: 1, maximum: 50 }],
    [
      'nextToken',
      'query',
      false,
      { type: 'string', minLength: 1, maxLength: 5387, pattern: '^[A-Za-z0-9_-]+$' },
    ],
    ['If-None-Match', 'header', false, { type: 'string' }],
  ]);
});

test('every status is there, those that only API Gateway answers with included', () => {
  expect(Object.keys(responses).join(' ')).toBe('200 304 400 401 403 404 413 415 429 500 503 504 4XX 5XX');
});

test('every error that the function or API Gateway answers with is an example of its status', () => {
  const expected = [
    ...Object.entries(errors).map(([code, { status, sentence }]) => [String(status), code, sentence]),
    ...Object.values(gatewayErrors).flatMap((error) =>
      'status' in error ? [[String(error.status), error.code, error.sentence]] : [],
    ),
  ];
  for (const [status = '', code, message] of expected) {
    const examples = Object.values(responses[status]?.content?.['application/json'].examples ?? {});
    expect(examples.map(({ value }) => value)).toContainEqual(expect.objectContaining({ code, message }));
  }
});

const examples = Object.entries(responses).flatMap(([status, { content }]) =>
  Object.entries(content?.['application/json'].examples ?? {}).map(([name, { value }]) => ({
    status,
    name,
    value,
  })),
);

test.each(examples)('the example $name of $status keeps to its own schema', ({ status, value }) => {
  const required = {
    'Cache-Control': status === '200' ? 'private, max-age=0' : 'no-store',
    'Cache-Status': 'appintegrations-bff; fwd=request; ttl=0; age=0',
    'Retry-After': '1',
    'x-amzn-ErrorType': value.code ?? '',
    'x-amzn-RequestId': value.requestId ?? 'request-1',
  };
  const documented = Object.entries(required).filter(([name]) => name in (responses[status]?.headers ?? {}));
  const headers = {
    'Content-Type': 'application/json',
    ...Object.fromEntries(documented),
    ...(status === '200' && value.NextToken === undefined && { ETag: '"v1"' }),
  };
  const answer = { status: Number(status.replace('XX', '99')), headers, body: JSON.stringify(value) };
  expect(contractViolations(answer)).toEqual([]);
});

test('only answers that say when to come back have a Retry-After', () => {
  const waiting = Object.entries(responses).filter(([, { headers }]) => 'Retry-After' in headers);
  expect(waiting.map(([status]) => status)).toEqual(['429', '503', '504']);
});
