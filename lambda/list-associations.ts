import { createHash } from 'node:crypto';

import type { AssociationsPage } from '../contract/association.ts';
import { documentedError, parameterError, toApiError } from './api-error.ts';
import type { Cursors } from './cursors/cursors.ts';
import type { Page, PageCache } from './pages/page-cache.ts';
import type { RequestRecord } from './request-record.ts';
import { brokenRule } from './route/request.ts';
import type { RequestParameters } from './route/request.ts';
import type { Upstream, UpstreamRequest } from './upstream/upstream.ts';

export interface Dependencies {
  cursors: Cursors;
  pages: PageCache;
  upstream: Upstream;
  /** Identifiers that may be asked for; absent: all. */
  allowed?: ReadonlySet<string> | undefined;
}

/**
 * The use case: one page of a data integration's associations, as the body to send.
 *
 * @param deadline - epoch milliseconds by which the answer must be known.
 * @param record - learns what the log should say.
 * @throws ApiError
 */
export type ListAssociations = (
  parameters: RequestParameters,
  deadline: number,
  record: RequestRecord,
) => Promise<Page>;

export function createListAssociations({
  cursors,
  pages,
  upstream,
  allowed,
}: Dependencies): ListAssociations {
  return async (parameters, deadline, record) => {
    const request = await toUpstreamRequest(parameters, deadline, record);
    if (allowed && !allowed.has(request.identifier))
      throw documentedError('ResourceNotFoundException', 'not-allowed');

    const { page, state } = pages.get(cacheKey(request), () => loadPage(request, deadline, record));
    record.cache = state;
    return await (allowed ? page.catch(hideWhatExists) : page);
  };

  /** Opens the cursor; every parameter that is no good is reported together. */
  async function toUpstreamRequest(
    { identifier, maxResults, cursor, issues }: RequestParameters,
    deadline: number,
    record: RequestRecord,
  ): Promise<UpstreamRequest> {
    if (identifier === undefined) {
      // No cursor was ever issued for an identifier that breaks its rule.
      throw parameterError(cursor === undefined ? issues : [...issues, brokenRule('nextToken')]);
    }
    if (cursor === undefined) {
      if (issues.length > 0) throw parameterError(issues);
      return { identifier, maxResults };
    }
    const opened = await cursors.open(cursor, identifier, deadline);
    if ('refused' in opened) {
      record.cursor = 'refused';
      throw parameterError([...issues, brokenRule('nextToken')], opened.refused);
    }
    record.cursor = 'opened';
    if (issues.length > 0) throw parameterError(issues);
    return { identifier, maxResults, token: opened.token };
  }

  async function loadPage(request: UpstreamRequest, deadline: number, record: RequestRecord): Promise<Page> {
    record.upstream = { attempts: 0, ms: 0 };
    const seal = cursors.sealer(deadline);
    const { associations, token } = await upstream(request, deadline, record.upstream);
    const page: AssociationsPage = { DataIntegrationAssociations: associations };
    if (token === undefined) return lastPage(page);
    page.NextToken = await seal(token, request.identifier);
    return { body: JSON.stringify(page) };
  }
}

/** With an allow-list, what is missing and what is not on the list must look the same. */
function hideWhatExists(error: unknown): never {
  const { status, reason, detail, cause } = toApiError(error);
  throw status === 404 ? documentedError('ResourceNotFoundException', reason, { detail, cause }) : error;
}

/** A last page holds nothing random, so its digest can stand for it. */
function lastPage(page: AssociationsPage): Page {
  const body = JSON.stringify(page);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
}

function cacheKey({ identifier, maxResults, token }: UpstreamRequest): string {
  return JSON.stringify([identifier, maxResults, token]);
}
