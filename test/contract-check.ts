import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import type { APIGatewayProxyResult } from 'aws-lambda';

import { operations } from '../contract/operations.ts';

/** An answer of the route, wherever a test got it from. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, boolean | number | string>>;
  body: string;
}

type Schema = Record<string, unknown>;

interface Response {
  headers: Record<string, { $ref: string }>;
  content?: Record<string, { schema: Schema }>;
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>;
  components: {
    headers: Record<string, { required?: boolean; schema: Schema }>;
    schemas: Record<string, Schema>;
  };
}

const document = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as Document;

// Callers must expect new members, this function must not send any: so objects are closed here, and only here.
for (const schema of Object.values(document.components.schemas)) schema.additionalProperties = false;

/** What HTTP itself adds; `content` documents the type. Source: OpenAPI 3.1, Response Object. */
const HTTP_HEADERS = new Set([
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

// That the schemas are schemas, the linter of test/build/openapi.test.ts checks once; here it would cost each test file.
const bodies = new Ajv2020({ allErrors: true, validateSchema: false })
  .addVocabulary(Object.keys(document))
  .addSchema(document, 'openapi.json');
const texts = new Ajv2020({ allErrors: true, coerceTypes: true, validateSchema: false });

/** What the function returned to Lambda, with what API Gateway adds: the id it gave the request. */
export function answerOf(
  { statusCode, headers, multiValueHeaders, body }: APIGatewayProxyResult,
  requestId: string,
): Answer {
  const lists = Object.entries(multiValueHeaders ?? {}).map(([name, values]) => [name, values.join(',')]);
  const all = { ...headers, ...Object.fromEntries(lists), 'x-amzn-RequestId': requestId };
  return { status: statusCode, headers: all, body };
}

/** What came over HTTP. Leaves the response readable. */
export async function answerTo(response: globalThis.Response): Promise<Answer> {
  const body = await response.clone().text();
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

/**
 * Everything in which an answer to `GET` on a route differs from openapi.json; nothing, if all is well.
 *
 * @param path - the route's, as openapi.json has it; what none answers for is held against the one that is always there.
 */
export function contractViolations(
  { status, headers, body }: Answer,
  path: string = operations[0].path,
): string[] {
  const responses = document.paths[path]?.['get']?.responses ?? {};
  const documented = responses[status] ?? responses[`${String(status)[0]}XX`];
  if (documented === undefined) return [`status ${status} is not documented`];
  const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return [...headerViolations(documented, sent), ...bodyViolations(documented, sent, body)];
}

function headerViolations({ headers }: Response, sent: Map<string, string>): string[] {
  const known = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const unknown = [...sent.keys()].filter((name) => !known.has(name) && !HTTP_HEADERS.has(name));
  const wrong = Object.keys(headers).flatMap((name) => {
    const { required, schema } = document.components.headers[name] ?? { required: true, schema: {} };
    const value = sent.get(name.toLowerCase());
    if (value === undefined) return required ? [`header ${name} is missing`] : [];
    const valid: boolean = texts.validate(schema, value);
    return valid ? [] : [`header ${name}: "${value}" ${texts.errorsText()}`];
  });
  return [...wrong, ...unknown.map((name) => `header ${name} is not documented`)];
}

function bodyViolations(documented: Response, sent: Map<string, string>, body: string): string[] {
  const [[type, content] = []] = Object.entries(documented.content ?? {});
  if (type === undefined || content === undefined) {
    return [
      ...(body === '' ? [] : ['there must be no body']),
      ...(sent.has('etag') ? [] : ['a 304 has an ETag']),
    ];
  }
  if (sent.get('content-type') !== type) return [`Content-Type is ${sent.get('content-type')}, not ${type}`];
  const members = readJson(body);
  if (members === undefined) return [`body is not JSON: ${body.slice(0, 100)}`];
  const validate = bodies.getSchema(`openapi.json${String(content.schema.$ref)}`);
  if (validate === undefined) return [`${String(content.schema.$ref)} is not in openapi.json`];
  return validate(members) ? disagreements(sent, members) : [`body ${bodies.errorsText(validate.errors)}`];
}

function readJson(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** What no schema can say: headers and members that belong together. */
function disagreements(
  sent: Map<string, string>,
  { code, requestId, ...page }: Record<string, unknown>,
): string[] {
  const pairs = [
    ['x-amzn-errortype', code],
    ['x-amzn-requestid', requestId],
  ] as const;
  const different = pairs.filter(
    ([header, member]) => member !== undefined && (sent.get(header) ?? member) !== member,
  );
  const isLast = operations.some(({ list }) => list in page) && !('NextToken' in page);
  return [
    ...different.map(
      ([header, member]) => `${header} is ${sent.get(header)}, the body says ${JSON.stringify(member)}`,
    ),
    ...(isLast === sent.has('etag') ? [] : ['last pages have an ETag, and only they']),
  ];
}
