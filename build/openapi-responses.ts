import { errors } from '../contract/errors.ts';
import { gatewayErrors } from '../contract/gateway-errors.ts';
import type { GatewayError } from '../contract/gateway-errors.ts';
import { CACHE_NAME, EXPOSED_HEADERS } from '../contract/headers.ts';
import type { ListOperation } from '../contract/list-operation.ts';
import { documentation } from '../contract/operations.ts';
import type { OperationName } from '../contract/operations.ts';
import { exampleError, examplePages, exampleParameterError } from './openapi-examples.ts';
import { schemaRef } from './openapi-schemas.ts';
import type { Schema } from './openapi-schemas.ts';

interface ResponseObject {
  description: string;
  headers: Record<string, Schema>;
  content?: Record<string, { schema: Schema; examples: Record<string, { summary: string; value: unknown }> }>;
}

/** Every header the route answers with, by name. */
export const headers = {
  'x-amzn-RequestId': {
    description: 'The id of the request. API Gateway sets it.',
    schema: { type: 'string', minLength: 1 },
    required: true,
  },
  'X-Content-Type-Options': {
    description: 'The body is what its type says.',
    schema: { const: 'nosniff' },
  },
  'Access-Control-Allow-Origin': {
    description: "The caller's origin, where the deployment allows it.",
    schema: { type: 'string', minLength: 1 },
  },
  'Access-Control-Expose-Headers': {
    description: 'The headers a page on an allowed origin can read.',
    schema: { type: 'string', examples: [EXPOSED_HEADERS.join(',')] },
  },
  Vary: { description: '`Origin` where answers differ by origin.', schema: { type: 'string' } },
  'Cache-Control': {
    description:
      'For how many more seconds the answer may be used without asking again; errors are not kept.',
    schema: { type: 'string', pattern: '^(no-store|private, max-age=(0|[1-9][0-9]*))$' },
    required: true,
  },
  'Cache-Status': {
    description:
      'Where the page comes from (RFC 9211), and how old it is: `ttl` is for how many more seconds it is fresh, negative if it is not any more; `age`, a parameter of its own, how many seconds ago AppIntegrations said so. `detail` says why an old page is answered.',
    schema: {
      type: 'string',
      pattern: `^${CACHE_NAME}; (hit|fwd=(request|miss|stale))(; collapsed)?(; fwd-status=[0-9]{3})?(; detail=[a-z-]+)?; ttl=-?[0-9]+; age=[0-9]+$`,
      examples: [
        `${CACHE_NAME}; hit; ttl=3; age=2`,
        `${CACHE_NAME}; fwd=stale; fwd-status=429; detail=upstream-throttled; ttl=-7; age=12`,
      ],
    },
    required: true,
  },
  Age: {
    description:
      'How many seconds ago AppIntegrations said so (RFC 9111). API Gateway may rename it to `x-amzn-Remapped-Age`: `Cache-Status` says the same.',
    schema: { type: 'integer', minimum: 0 },
  },
  ETag: {
    description: 'Names this very page, for `If-None-Match`. Last pages have one.',
    schema: { type: 'string', pattern: '^"[^"]*"$' },
  },
  'Retry-After': {
    description: 'Seconds to wait before asking again.',
    schema: { type: 'integer', minimum: 0 },
    required: true,
  },
  'x-amzn-ErrorType': {
    description: 'The `code` of the body.',
    schema: { type: 'string', minLength: 1 },
    required: true,
  },
} satisfies Record<string, { description: string; schema: Schema; required?: true }>;

function headerRefs(...names: (keyof typeof headers)[]): Record<string, Schema> {
  const common = [
    'x-amzn-RequestId',
    'X-Content-Type-Options',
    'Access-Control-Allow-Origin',
    'Access-Control-Expose-Headers',
    'Vary',
  ];
  return Object.fromEntries(
    [...names, ...common].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
}

function page(operation: ListOperation): ResponseObject {
  const { listed, pageName } = documentation[operation.operation as OperationName];
  const { more, last, none } = examplePages(operation);
  return {
    description: `A page of ${listed}.`,
    headers: headerRefs('Cache-Control', 'Cache-Status', 'Age', 'ETag'),
    content: {
      'application/json': {
        schema: schemaRef(pageName),
        examples: {
          more: { summary: 'There are more', value: more },
          last: { summary: 'The last page', value: last },
          none: { summary: `No ${listed}`, value: none },
        },
      },
    },
  };
}

const notModified: ResponseObject = {
  description: 'The page is still the one that `If-None-Match` names.',
  headers: headerRefs('Cache-Control', 'Cache-Status', 'Age', 'ETag'),
};

type KnownError = Pick<GatewayError, 'code' | 'retryAfterSeconds' | 'sentence'>;

/** The errors of a status, whoever makes them; `4XX` and `5XX` for those whose status is not known beforehand. */
function errorsByStatus({ errors: codes }: ListOperation): Map<string, KnownError[]> {
  const byStatus = new Map<string, KnownError[]>();

  function add(status: string, error: KnownError): void {
    const known = byStatus.get(status) ?? [];
    byStatus.set(status, known);
    if (!known.some(({ code, sentence }) => code === error.code && sentence === error.sentence))
      known.push(error);
  }

  for (const code of codes) add(String(errors[code].status), { ...errors[code], code });
  for (const [type, error] of Object.entries<GatewayError>(gatewayErrors)) {
    add(String(error.status ?? type.slice(-'4XX'.length)), error);
  }
  return byStatus;
}

function errorResponse(operation: ListOperation, status: string, known: KnownError[]): ResponseObject {
  const range = status.endsWith('XX');
  const examples = known.map(({ code, sentence }, index) => {
    const value =
      code === 'InvalidRequestException' && !range
        ? exampleParameterError(operation, code, sentence)
        : exampleError(code, sentence);
    const name = known.findIndex((other) => other.code === code) === index ? code : `${code}${index}`;
    return [name, { summary: sentence, value }] as const;
  });
  return {
    description: range
      ? "Any other error: one of AWS's Common Errors under its own name, or API Gateway's."
      : [...new Set(known.map(({ code }) => code))].join(', '),
    headers: headerRefs(
      'x-amzn-ErrorType',
      'Cache-Control',
      ...(known.every(({ retryAfterSeconds }) => retryAfterSeconds) ? (['Retry-After'] as const) : []),
    ),
    content: { 'application/json': { schema: schemaRef('Error'), examples: Object.fromEntries(examples) } },
  };
}

/** Every answer of an operation's route, by status. */
export function responses(operation: ListOperation): Record<string, ResponseObject> {
  const failures = [...errorsByStatus(operation)].map(
    ([status, known]) => [status, errorResponse(operation, status, known)] as const,
  );
  return { 200: page(operation), 304: notModified, ...Object.fromEntries(failures) };
}
