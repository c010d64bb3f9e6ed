import type { AssociationsPage } from '../contract/association.ts';
import type { ErrorBody, ParameterIssue } from '../contract/errors.ts';
import { AssociationsError } from './errors.ts';
import { readRetryAfter } from './retry-after.ts';

/** What a body may be: anything, until looked at. */
type Unchecked<T> = { [Member in keyof T]?: unknown };

/**
 * The page that the body of a 200 is.
 *
 * @throws AssociationsError `UnreadableAnswer`
 */
export function readPage(response: Response, text: string): AssociationsPage {
  const page: Unchecked<AssociationsPage> = readMembers(text) ?? {};
  const { DataIntegrationAssociations: list, NextToken: token } = page;
  if (Array.isArray(list) && (token === undefined || typeof token === 'string'))
    return page as AssociationsPage;
  throw toError(response, {});
}

/** The error that an answer of any other status is. */
export function readError(response: Response, text: string): AssociationsError {
  return toError(response, readMembers(text) ?? {});
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

function readMembers(text: string): object | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isIssue(issue: Unchecked<ParameterIssue> | null): issue is ParameterIssue {
  return typeof issue?.parameter === 'string' && typeof issue.message === 'string';
}
