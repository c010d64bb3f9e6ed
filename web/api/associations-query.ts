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

/** Ages are in whole seconds, and an answer takes its time. */
const INEXACT_MS = 2000;

/**
 * Asks for a page, and dates it.
 *
 * @param known - the page as it was answered before: it stays where this answer is an older one.
 */
export async function loadPage(
  client: Pick<AssociationsClient, 'listAssociations'>,
  identifier: string,
  { cursor, signal, known }: { cursor?: Cursor; signal: AbortSignal; known?: DatedPage | undefined },
  now: () => number = Date.now,
): Promise<DatedPage> {
  const page = await client.listAssociations(identifier, {
    maxResults: PAGE_SIZE,
    nextToken: cursor,
    signal,
  });
  if (page.ageSeconds === undefined) return page;
  const instant = now();
  return newer(known, { ...page, statedAt: instant - page.ageSeconds * 1000 }, instant);
}

/**
 * The API has several memories. While AppIntegrations refuses, each answers with the last page that it got itself, and nobody wants to
 * see a run that has ended go on again.
 */
function newer(known: DatedPage | undefined, page: DatedPage & { statedAt: number }, now: number): DatedPage {
  // What seems to be of the future was dated before the clock was put right.
  if (known?.statedAt === undefined || known.statedAt > now) return page;
  if (known.statedAt - page.statedAt <= INEXACT_MS) return page;
  const { isStale: _, staleBecause: __, ...stated } = known;
  const { isStale, staleBecause } = page;
  return { ...stated, ...(isStale !== undefined && { isStale }), ...(staleBecause && { staleBecause }) };
}

/** What somebody opens is asked for again, unless it is new or has many pages. */
const OLD_MS = 60_000;

function isOld({ data, dataUpdatedAt }: { data: LoadedPages | undefined; dataUpdatedAt: number }): boolean {
  return data?.pages.length === 1 && Date.now() - dataUpdatedAt > OLD_MS;
}

/** One entry in the query cache for each data integration, whose pages grow with "Load more". */
export function associationsQuery(client: AssociationsClient, identifier: string) {
  return infiniteQueryOptions<DatedPage, Error, LoadedPages, readonly [string, string], Cursor>({
    queryKey: listKey(identifier),
    queryFn: ({ client: queries, pageParam: cursor, signal }) => {
      const list = queries.getQueryData<LoadedPages>(listKey(identifier));
      const known = list?.pages[list.pageParams.indexOf(cursor)];
      return loadPage(client, identifier, { cursor, signal, known });
    },
    initialPageParam: undefined,
    getNextPageParam: (page) => page.NextToken,
    refetchOnMount: ({ state }) => (state.status === 'error' || isOld(state) ? 'always' : false),
  });
}
