import { IDENTIFIER_MAX_CHARACTERS, MAX_CURSOR_LENGTH, MAX_RESULTS_MAX, MAX_RESULTS_MIN } from './limits.ts';

/**
 * A parameter of a route: `schema` is JSON Schema 2020-12, `rule` the sentence a caller reads who broke it, `input` the name of the
 * same thing in the input of AWS's operation.
 */
interface Parameter<Place extends 'path' | 'query', Schema> {
  readonly in: Place;
  readonly required: boolean;
  readonly rule: string;
  readonly schema: Schema;
  readonly input: string;
}

export interface TextParameterSchema {
  readonly type: 'string';
  /** In characters (Unicode code points), as AWS counts them. */
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: string;
  /** No URL can carry these as a path segment (RFC 3986, section 5.2.4). */
  readonly not?: { readonly enum: readonly string[] };
}

/** Names what is listed: the one parameter in the path. */
export type PathIdentifier = Parameter<'path', TextParameterSchema>;

export type MaxResults = Parameter<
  'query',
  { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
>;

export type NextToken = Parameter<'query', TextParameterSchema>;

/** A name, UUID or ARN of a data integration. */
export const dataIntegrationIdentifier = {
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
  input: 'DataIntegrationIdentifier',
} as const satisfies PathIdentifier;

export const maxResults = {
  in: 'query',
  required: false,
  rule: `must be a whole number from ${MAX_RESULTS_MIN} to ${MAX_RESULTS_MAX}, in decimal digits, given once`,
  schema: { type: 'integer', minimum: MAX_RESULTS_MIN, maximum: MAX_RESULTS_MAX },
  input: 'MaxResults',
} as const satisfies MaxResults;

/**
 * Mark the call as `@__PURE__`: bundlers then see that a client needs nothing of it.
 *
 * @param listed - what the earlier answer must have been for, such as ` for the same data integration`
 */
export function nextToken(listed: string) {
  return {
    in: 'query',
    required: false,
    rule: `must be the NextToken of an earlier answer${listed}, unaltered, not expired, given once`,
    schema: { type: 'string', minLength: 1, maxLength: MAX_CURSOR_LENGTH, pattern: '^[A-Za-z0-9_-]+$' },
    input: 'NextToken',
  } as const satisfies NextToken;
}
