import { infiniteQueryOptions } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';

import type { AssociationsClient, AssociationsPage, DataIntegrationAssociation } from '../../client/index.ts';

/** The cursor of each page; the first has none. */
export type Cursor = string | undefined;

/** The pages loaded so far, each with the cursor that got it. */
export type LoadedPages = InfiniteData<AssociationsPage, Cursor>;

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

/** One entry in the query cache for each data integration, whose pages grow with "Load more". */
export function associationsQuery(client: AssociationsClient, identifier: string) {
  return infiniteQueryOptions<AssociationsPage, Error, LoadedPages, readonly [string, string], Cursor>({
    queryKey: listKey(identifier),
    queryFn: ({ pageParam, signal }) =>
      client.listAssociations(identifier, { maxResults: PAGE_SIZE, nextToken: pageParam, signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.NextToken,
  });
}
