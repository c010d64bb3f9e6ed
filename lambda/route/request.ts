import type { APIGatewayProxyEvent } from 'aws-lambda';

import { pathParameter } from '../../contract/list-operation.ts';
import type { ListOperation } from '../../contract/list-operation.ts';
import type { ParameterName } from '../../contract/operations.ts';
import type { MaxResults, NextToken } from '../../contract/parameters.ts';
import { createTextCheck } from '../../contract/text-check.ts';
import { brokenRule } from '../api-error.ts';
import type { RequestParameters } from '../wanted.ts';

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
  const [nameInPath] = pathParameter(operation) ?? [];
  const readIdentifier = createIdentifierReader(operation, isDecoded);

  return (event) => {
    const read: RequestParameters = { issues: [] };

    const identifier = readIdentifier(event);
    if (identifier === undefined) read.issues.push(brokenRule(operation, nameInPath as ParameterName));
    else read.identifier = identifier;

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

/** Makes what reads the one parameter in the path; `''` where the path has none. */
function createIdentifierReader(
  operation: ListOperation,
  isDecoded: boolean,
): (event: Event) => string | undefined {
  const inPath = pathParameter(operation);
  if (!inPath) return () => '';
  const [name, { schema }] = inPath;
  const fits = createTextCheck(schema);

  return (event) => {
    const value: unknown = event.pathParameters?.[name];
    if (typeof value !== 'string') return undefined;
    const identifier = isDecoded ? value : percentDecode(value);
    return identifier !== undefined && fits(identifier) ? identifier : undefined;
  };
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
