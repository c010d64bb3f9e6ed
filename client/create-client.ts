import type { AssociationsPage, DataIntegrationAssociation } from '../contract/association.ts';
import { readOptions } from './options.ts';
import type { ClientOptions } from './options.ts';
import { pageUrl } from './page-url.ts';
import type { PageQuery } from './page-url.ts';
import { rememberPages } from './remembered-pages.ts';
import { requestPage } from './request-page.ts';
import { withRetries } from './retries.ts';
import { walkPages } from './walk.ts';

/** Which page, and when to give up on it. */
export interface ListOptions extends PageQuery {
  /** Ends the request, and the wait for a retry, at once: the promise is rejected with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Where a walk starts, and when to give up on it. */
export interface WalkOptions extends ListOptions {
  /**
   * A walk of more pages fails instead of going on for ever.
   * @default 10000
   */
  maxPages?: number | undefined;
}

/** The associations of data integrations. All failures are {@link AssociationsError}s, except for the caller's own. */
export interface AssociationsClient {
  /** One page. `identifier` is the name, UUID or ARN of a data integration, as it is: not percent-encoded. */
  listAssociations(identifier: string, options?: ListOptions): Promise<AssociationsPage>;
  /** Page after page, each asked for when the one before has been used up. */
  pages(identifier: string, options?: WalkOptions): AsyncGenerator<AssociationsPage, void, undefined>;
  /** Association after association. */
  associations(
    identifier: string,
    options?: WalkOptions,
  ): AsyncGenerator<DataIntegrationAssociation, void, undefined>;
}

/**
 * A client of the route. Keep it: it remembers last pages and lets the API answer "not modified".
 *
 * @throws TypeError for an option that breaks its rule
 */
export function createClient(options: ClientOptions): AssociationsClient {
  const settings = readOptions(options);
  const remembered = rememberPages();

  async function listAssociations(identifier: string, options: ListOptions = {}): Promise<AssociationsPage> {
    const url = pageUrl(settings.baseUrl, identifier, options);
    const { signal } = options;
    return withRetries(() => requestPage(url, settings, remembered, signal), settings, signal);
  }

  function pages(
    identifier: string,
    options: WalkOptions = {},
  ): AsyncGenerator<AssociationsPage, void, undefined> {
    const { nextToken, maxPages = 10_000 } = options;
    return walkPages(
      (nextToken) => listAssociations(identifier, { ...options, nextToken }),
      nextToken,
      maxPages,
    );
  }

  async function* associations(
    identifier: string,
    options: WalkOptions = {},
  ): AsyncGenerator<DataIntegrationAssociation, void, undefined> {
    for await (const page of pages(identifier, options)) {
      for (const association of page.DataIntegrationAssociations) {
        options.signal?.throwIfAborted();
        yield association;
      }
    }
  }

  return { listAssociations, pages, associations };
}
