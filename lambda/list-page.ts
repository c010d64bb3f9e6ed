import { createHash } from 'node:crypto';

import type { ParameterIssue } from '../contract/error-body.ts';
import type { ListOperation } from '../contract/list-operation.ts';
import { brokenRule, documentedError, parameterError, toApiError } from './api-error.ts';
import type { Cursors } from './cursors/cursors.ts';
import type { Page, PageCache } from './pages/page-cache.ts';
import type { RequestRecord } from './request-record.ts';
import type { UpstreamPage } from './upstream/upstream-page.ts';
import type { Upstream, UpstreamRequest } from './upstream/upstream.ts';

/** A request's parameters as far as they are good; `issues` names those that are not. */
export interface RequestParameters {
  /** What the path names, as the caller meant it, percent-decoded once; `''` where the path of the operation names nothing. */
  identifier?: string;
  maxResults?: number;
  /** A cursor by its looks; whether it opens is not known yet. */
  cursor?: string;
  issues: ParameterIssue[];
}

export interface Dependencies {
  cursors: Cursors;
  pages: PageCache;
  upstream: Upstream;
  /** Data integrations that may be seen; absent: all. */
  allowed?: ReadonlySet<string> | undefined;
}

/**
 * The use case: one page of what an operation lists, as the body to send.
 *
 * @param deadline - milliseconds of `performance.now()`, which no correction of the clock moves, by which the answer must be known.
 * @param record - learns what the log should say.
 * @throws ApiError
 */
export type ListPage = (
  parameters: RequestParameters,
  deadline: number,
  record: RequestRecord,
) => Promise<Page>;

export function createListPage(
  operation: ListOperation,
  { cursors, pages, upstream, allowed }: Dependencies,
): ListPage {
  const { allowList } = operation;
  const allowedInPath = allowList.decidesOn === 'path' ? allowed : undefined;
  const isShown = allowList.decidesOn === 'entries' && allowed && shows(allowed, allowList.by);

  return async (parameters, deadline, record) => {
    const request = await toUpstreamRequest(parameters, deadline, record);
    if (allowedInPath?.has(request.identifier) === false)
      throw documentedError('ResourceNotFoundException', 'not-allowed');

    const { page, state } = pages.get(cacheKey(request), () => loadPage(request, deadline, record));
    record.cache = state;
    return await (allowedInPath ? page.catch(hideWhatExists) : page);
  };

  /** Opens the cursor; every parameter that is no good is reported together. */
  async function toUpstreamRequest(
    { identifier, maxResults, cursor, issues }: RequestParameters,
    deadline: number,
    record: RequestRecord,
  ): Promise<UpstreamRequest> {
    if (identifier === undefined) {
      // A cursor opens for one identifier only, so without a good one this cursor is no good either.
      throw parameterError(cursor === undefined ? issues : [...issues, brokenRule(operation, 'nextToken')]);
    }
    if (cursor === undefined) {
      if (issues.length > 0) throw parameterError(issues);
      return { identifier, maxResults };
    }
    const opened = await cursors.open(cursor, boundTo(identifier), deadline);
    if ('refused' in opened) {
      record.cursor = 'refused';
      throw parameterError([...issues, brokenRule(operation, 'nextToken')], opened.refused);
    }
    record.cursor = 'opened';
    if (issues.length > 0) throw parameterError(issues);
    return { identifier, maxResults, token: opened.token };
  }

  async function loadPage(request: UpstreamRequest, deadline: number, record: RequestRecord): Promise<Page> {
    record.upstream = { attempts: 0, ms: 0 };
    const seal = cursors.sealer(deadline);
    const { entries, token } = await upstream(request, deadline, record.upstream);
    const page: Record<string, unknown> = { [operation.list]: isShown ? entries.filter(isShown) : entries };
    if (token === undefined) return lastPage(page);
    page['NextToken'] = await seal({ token, offset: 0 }, boundTo(request.identifier));
    return { body: JSON.stringify(page) };
  }

  /** What a cursor is good for: this operation, and what its path names. */
  function boundTo(identifier: string): string {
    return `${operation.operation}\n${identifier}`;
  }

  function cacheKey({ identifier, maxResults, token }: UpstreamRequest): string {
    return JSON.stringify([operation.operation, identifier, maxResults, token]);
  }
}

/** Whether an entry is on the allow-list: by one of the members that name it, or by the id that its ARN ends in. */
function shows(allowed: ReadonlySet<string>, members: readonly string[]) {
  return (entry: UpstreamPage['entries'][number]): boolean =>
    members.some((member) => {
      const name = entry[member];
      if (typeof name !== 'string') return false;
      return (
        allowed.has(name) || (name.startsWith('arn:') && allowed.has(name.slice(name.lastIndexOf('/') + 1)))
      );
    });
}

/** With an allow-list, what is missing and what is not on the list must look the same. */
function hideWhatExists(error: unknown): never {
  const { status, reason, detail, cause } = toApiError(error);
  throw status === 404 ? documentedError('ResourceNotFoundException', reason, { detail, cause }) : error;
}

/** A last page holds nothing random, so its digest can stand for it. */
function lastPage(page: object): Page {
  const body = JSON.stringify(page);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
}
