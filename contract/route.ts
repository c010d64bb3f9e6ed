import { IDENTIFIER_MAX_CHARACTERS, MAX_CURSOR_LENGTH, MAX_RESULTS_MAX, MAX_RESULTS_MIN } from './limits.ts';

/** The one route. Path, query and operation names are AWS's own, so that AWS's SDKs and CLI can call it. */
export const route = {
  method: 'GET',
  path: '/dataIntegrations/{Identifier}/associations',
  operation: 'ListDataIntegrationAssociations',
} as const;

/** What the route accepts: `schema` is JSON Schema 2020-12, `rule` the sentence a caller reads who broke it. */
export const parameters = {
  Identifier: {
    in: 'path',
    required: true,
    rule: `must be 1 to ${IDENTIFIER_MAX_CHARACTERS} characters, at least one of them not blank, percent-encoded as UTF-8, and neither . nor .. (which no URL can carry)`,
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: IDENTIFIER_MAX_CHARACTERS,
      pattern: '\\S',
      not: { enum: ['.', '..'] },
    },
  },
  maxResults: {
    in: 'query',
    required: false,
    rule: `must be a whole number from ${MAX_RESULTS_MIN} to ${MAX_RESULTS_MAX}, in decimal digits, given once`,
    schema: { type: 'integer', minimum: MAX_RESULTS_MIN, maximum: MAX_RESULTS_MAX },
  },
  nextToken: {
    in: 'query',
    required: false,
    rule: 'must be the NextToken of an earlier answer for the same data integration, unaltered, not expired, given once',
    schema: { type: 'string', minLength: 1, maxLength: MAX_CURSOR_LENGTH, pattern: '^[A-Za-z0-9_-]+$' },
  },
} as const;

export type ParameterName = keyof typeof parameters;
