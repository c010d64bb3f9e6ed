import { infiniteQueryOptions } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';

import type { DataIntegrationsClient, DataIntegrationsPage } from '../../client/index.ts';
import { PAGE_SIZE } from './associations-query.ts';
import type { Cursor } from './associations-query.ts';

const KEY = ['data-integrations'] as const;

/**
 * One entry in the query cache for the list to choose from, whose pages grow as they are wanted.
 *
 * @param enabled - whether the API may be asked: not every deployment has the route, and not before someone has signed in
 */
export function dataIntegrationsQuery(client: DataIntegrationsClient, enabled: boolean) {
  return infiniteQueryOptions<
    DataIntegrationsPage,
    Error,
    InfiniteData<DataIntegrationsPage, Cursor>,
    typeof KEY,
    Cursor
  >({
    queryKey: KEY,
    queryFn: ({ pageParam, signal }) =>
      client.listDataIntegrations({ maxResults: PAGE_SIZE, nextToken: pageParam, signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.NextToken,
    enabled,
  });
}
