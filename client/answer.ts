import type { ErrorBody, ParameterIssue } from '../contract/error-body.ts';
import { AssociationsError } from './errors.ts';
import { readFreshness } from './freshness.ts';
import type { Freshness } from './freshness.ts';
import { isString } from './read-members.ts';
import { readRetryAfter } from './retry-after.ts';

/** What a body may be: anything, until looked at. */
type Unchecked<T> = { [Member in keyof T]?: unknown };

/** A page of a list: its entries are the member of this name. */
export type ListPage<List extends string, Entry> = Freshness &
  Record<List, Entry[]> & {
    /** Opaque cursor of the next page; absent on the last page. */
    NextToken?: string;
  };

/**
 * The page that a body is, as old as the answer says it is now: the body may be that of an earlier one.
 *
 * @param list - the member that holds the entries
 * @throws AssociationsError `UnreadableAnswer`
 */
export function readPage<List extends string, Entry>(
  response: Response,
  text: string,
  list: List,
): ListPage<List, Entry> {
  const page: Unchecked<ListPage<string, Entry>> = parse(text);
  const token: unknown = page.NextToken;
  if (Array.isArray(page[list]) && (token === undefined || isString(token)))
    return { ...(page as ListPage<List, Entry>), ...readFreshness(response.headers) };
  throw readError(response, '');
}

/** The error that an answer of any other status is. */
export function readError({ headers, status }: Response, text: string): AssociationsError {
  const body: Unchecked<ErrorBody> = parse(text);
  const message =
    readText(body.message) ?? `This is no answer of the API (status ${status}). Is baseUrl right?`;
  return new AssociationsError(message, {
    code: readText(body.code) ?? headers.get('x-amzn-ErrorType') ?? 'UnreadableAnswer',
    status,
    requestId: readText(body.requestId) ?? headers.get('x-amzn-RequestId') ?? undefined,
    retryAfter: readRetryAfter(headers.get('Retry-After') ?? ''),
    issues: Array.isArray(body.issues)
      ? body.issues.filter(
          (issue: Unchecked<ParameterIssue> | null): issue is ParameterIssue =>
            isString(issue?.parameter) && isString(issue?.message),
        )
      : undefined,
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
