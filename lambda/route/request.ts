import type { APIGatewayProxyEvent } from 'aws-lambda';

import { pathParameter } from '../../contract/list-operation.ts';
import type { ListOperation } from '../../contract/list-operation.ts';
import type { ParameterName } from '../../contract/operations.ts';
import type { MaxResults, NextToken, PathIdentifier } from '../../contract/parameters.ts';
import { brokenRule } from '../api-error.ts';
import { hasAtMostCharacters } from '../characters.ts';
import type { RequestParameters } from '../list-page.ts';

type Event = Partial<APIGatewayProxyEvent>;

/**
 * Makes what reads and checks the parameters of an operation in any event, however odd.
 *
 * @param isDecoded - `sam local` decodes the path itself; API Gateway hands it over percent-encoded.
 */
export function createRequestReader(
  operation: ListOperation,
  isDecoded: boolean,
): (event: Event) => RequestParameters {
  const { maxResults, nextToken } = operation.parameters;
  const inPath = pathParameter(operation);

  return (event) => {
    const read: RequestParameters = { issues: [] };

    const identifier = inPath ? readIdentifier(event.pathParameters?.[inPath[0]], inPath[1], isDecoded) : '';
    if (identifier !== undefined) read.identifier = identifier;
    else if (inPath) read.issues.push(brokenRule(operation, inPath[0] as ParameterName));

    const sizes = queryValues(event, 'maxResults');
    if (sizes.length > 0) {
      const number = readMaxResults(sizes, maxResults);
      if (number === undefined) read.issues.push(brokenRule(operation, 'maxResults'));
      else read.maxResults = number;
    }

    const cursors = queryValues(event, 'nextToken');
    if (cursors.length > 0) {
      const cursor = readCursor(cursors, nextToken);
      if (cursor === undefined) read.issues.push(brokenRule(operation, 'nextToken'));
      else read.cursor = cursor;
    }
    return read;
  };
}

/** A request header, whatever its spelling. */
export function readHeader(event: Event, name: string): string | undefined {
  for (const [key, value] of Object.entries(event.headers ?? {})) {
    if (key.length === name.length && key.toLowerCase() === name && typeof value === 'string') return value;
  }
  return undefined;
}

function readIdentifier(value: unknown, { schema }: PathIdentifier, isDecoded: boolean): string | undefined {
  if (typeof value !== 'string') return undefined;
  const identifier = isDecoded ? value : percentDecode(value);
  if (identifier === undefined || !identifier.isWellFormed() || !/\S/.test(identifier)) return undefined;
  // No URL can carry these two as a path segment (RFC 3986, section 5.2.4).
  if (identifier === '.' || identifier === '..') return undefined;
  return hasAtMostCharacters(identifier, schema.maxLength) ? identifier : undefined;
}

function percentDecode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

function readMaxResults([value, ...more]: unknown[], { schema }: MaxResults): number | undefined {
  if (more.length > 0 || typeof value !== 'string' || !/^[1-9]\d*$/.test(value)) return undefined;
  const number = Number(value);
  return number >= schema.minimum && number <= schema.maximum ? number : undefined;
}

function readCursor([value, ...more]: unknown[], { schema }: NextToken): string | undefined {
  if (more.length > 0 || typeof value !== 'string') return undefined;
  return value.length > 0 && value.length <= schema.maxLength ? value : undefined;
}

/** All values of a query parameter. Some event sources fill in only one of the two maps. */
function queryValues(event: Event, name: ParameterName): unknown[] {
  const all: unknown = event.multiValueQueryStringParameters?.[name];
  if (Array.isArray(all)) return all;
  const last: unknown = event.queryStringParameters?.[name];
  return last === undefined ? [] : [last];
}
