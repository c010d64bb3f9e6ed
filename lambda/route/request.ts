import type { APIGatewayProxyEvent } from 'aws-lambda';

import type { ParameterIssue } from '../../contract/errors.ts';
import {
  IDENTIFIER_MAX_CHARACTERS,
  MAX_CURSOR_LENGTH,
  MAX_RESULTS_MAX,
  MAX_RESULTS_MIN,
} from '../../contract/limits.ts';
import { parameters } from '../../contract/route.ts';
import type { ParameterName } from '../../contract/route.ts';
import { hasAtMostCharacters } from '../characters.ts';

/** A request's parameters as far as they are good; `issues` names those that are not. */
export interface RequestParameters {
  /** As the caller meant it, percent-decoded once. */
  identifier?: string;
  maxResults?: number;
  /** A cursor by its looks; whether it opens is not known yet. */
  cursor?: string;
  issues: ParameterIssue[];
}

/**
 * Reads and checks the parameters of any event, however odd.
 *
 * @param identifierIsDecoded - `sam local` decodes the path itself; API Gateway hands it over percent-encoded.
 */
export function readRequest(
  event: Partial<APIGatewayProxyEvent>,
  identifierIsDecoded: boolean,
): RequestParameters {
  const read: RequestParameters = { issues: [] };

  const identifier = readIdentifier(event.pathParameters?.['Identifier'], identifierIsDecoded);
  if (identifier === undefined) read.issues.push(brokenRule('Identifier'));
  else read.identifier = identifier;

  const maxResults = queryValues(event, 'maxResults');
  if (maxResults.length > 0) {
    const number = readMaxResults(maxResults);
    if (number === undefined) read.issues.push(brokenRule('maxResults'));
    else read.maxResults = number;
  }

  const nextToken = queryValues(event, 'nextToken');
  if (nextToken.length > 0) {
    const cursor = readCursor(nextToken);
    if (cursor === undefined) read.issues.push(brokenRule('nextToken'));
    else read.cursor = cursor;
  }
  return read;
}

/** What a caller is told whose parameter broke its rule. */
export function brokenRule(parameter: ParameterName): ParameterIssue {
  return { parameter, message: parameters[parameter].rule };
}

function readIdentifier(value: unknown, isDecoded: boolean): string | undefined {
  if (typeof value !== 'string') return undefined;
  const identifier = isDecoded ? value : percentDecode(value);
  if (identifier === undefined || !identifier.isWellFormed() || !/\S/.test(identifier)) return undefined;
  // No URL can carry these two as a path segment (RFC 3986, section 5.2.4).
  if (identifier === '.' || identifier === '..') return undefined;
  return hasAtMostCharacters(identifier, IDENTIFIER_MAX_CHARACTERS) ? identifier : undefined;
}

function percentDecode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

function readMaxResults([value, ...more]: unknown[]): number | undefined {
  if (more.length > 0 || typeof value !== 'string' || !/^[1-9]\d*$/.test(value)) return undefined;
  const number = Number(value);
  return number >= MAX_RESULTS_MIN && number <= MAX_RESULTS_MAX ? number : undefined;
}

function readCursor([value, ...more]: unknown[]): string | undefined {
  if (more.length > 0 || typeof value !== 'string') return undefined;
  return value.length > 0 && value.length <= MAX_CURSOR_LENGTH ? value : undefined;
}

/** All values of a query parameter. Some event sources fill in only one of the two maps. */
function queryValues(event: Partial<APIGatewayProxyEvent>, name: ParameterName): unknown[] {
  const all: unknown = event.multiValueQueryStringParameters?.[name];
  if (Array.isArray(all)) return all;
  const last: unknown = event.queryStringParameters?.[name];
  return last === undefined ? [] : [last];
}
