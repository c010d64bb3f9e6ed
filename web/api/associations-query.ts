import { infiniteQueryOptions } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';

import type { AssociationsClient, AssociationsPage, DataIntegrationAssociation } from '../../client/index.ts';

/** The cursor of each page; the first has none. */
export type Cursor = string | undefined;

/** A page, and when AWS stated it: by this browser's clock, in epoch milliseconds, if the API says how old it is. */
export interface DatedPage extends AssociationsPage {
  statedAt?: number;
}

/** The pages loaded so far, each with the cursor that got it. */
export type LoadedPages = InfiniteData<DatedPage, Cursor>;

/** As many as the route gives at once: fewest requests for the same list. */
export const PAGE_SIZE = 50;

/** What is on a page. */
export function associationsOn(page: AssociationsPage): readonly DataIntegrationAssociation[] {
  return page.DataIntegrationAssociations;
}

/** Where the query cache holds the list. */
export function listKey(identifier: string): readonly [string, string] {
  return ['associations', identifier];
}

/** Asks for a page, and dates it. */
export async function loadPage(
  client: Pick<AssociationsClient, 'listAssociations'>,
  identifier: string,
  { cursor, signal }: { cursor?: Cursor; signal: AbortSignal },
  now: () => number = Date.now,
): Promise<DatedPage> {
  const page = await client.listAssociations(identifier, {
    maxResults: PAGE_SIZE,
    nextToken: cursor,
    signal,
  });
  return page.ageSeconds === undefined ? page : { ...page, statedAt: now() - page.ageSeconds * 1000 };
}

/** One entry in the query cache for each data integration, whose pages grow with "Load more". */
export function associationsQuery(client: AssociationsClient, identifier: string) {
  return infiniteQueryOptions<DatedPage, Error, LoadedPages, readonly [string, string], Cursor>({
    queryKey: listKey(identifier),
    queryFn: ({ pageParam, signal }) => loadPage(client, identifier, { cursor: pageParam, signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.NextToken,
  });
}
