import type { ErrorBody, ParameterIssue } from '../contract/error-body.ts';
import type { AssociationsPage } from '../contract/operations/list-data-integration-associations.ts';
import { AssociationsError } from './errors.ts';
import { isString } from './read-members.ts';
import { readRetryAfter } from './retry-after.ts';

/** What a body may be: anything, until looked at. */
type Unchecked<T> = { [Member in keyof T]?: unknown };

/**
 * The page that the body of a 200 is.
 *
 * @throws AssociationsError `UnreadableAnswer`
 */
export function readPage(response: Response, text: string): AssociationsPage {
  const page: Unchecked<AssociationsPage> = parse(text);
  const { DataIntegrationAssociations: list, NextToken: token } = page;
  if (Array.isArray(list) && (token === undefined || isString(token))) return page as AssociationsPage;
  throw toError(response, {});
}

/** The error that an answer of any other status is. */
export function readError(response: Response, text: string): AssociationsError {
  return toError(response, parse(text));
}

function toError({ headers, status }: Response, body: Unchecked<ErrorBody>): AssociationsError {
  const message =
    readText(body.message) ?? `This is no answer of the API (status ${status}). Is baseUrl right?`;
  return new AssociationsError(message, {
    code: readText(body.code) ?? headers.get('x-amzn-ErrorType') ?? 'UnreadableAnswer',
    status,
    requestId: readText(body.requestId) ?? headers.get('x-amzn-RequestId') ?? undefined,
    retryAfter: readRetryAfter(headers.get('Retry-After')),
    issues: Array.isArray(body.issues) ? body.issues.filter(isIssue) : undefined,
  });
}

/** The members of a body; none where it is no JSON, or another kind of it. */
function parse(text: string): object {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    return {};
  }
}

function readText(value: unknown): string | undefined {
  return isString(value) ? value : undefined;
}

function isIssue(issue: Unchecked<ParameterIssue> | null): issue is ParameterIssue {
  return isString(issue?.parameter) && isString(issue?.message);
}
