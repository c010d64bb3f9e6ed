import type {
  AssociationsPage,
  DataIntegrationAssociation,
} from '../contract/operations/list-data-integration-associations.ts';
import { readArguments } from './arguments.ts';
import type { ListOptions, ListSettings, WalkOptions } from './arguments.ts';
import { readOptions } from './options.ts';
import type { ClientOptions } from './options.ts';
import { pageUrl } from './page-url.ts';
import { rememberPages } from './remembered-pages.ts';
import { requestPage } from './request-page.ts';
import { withRetries } from './retries.ts';
import { walkPages } from './walk.ts';

/**
 * The associations of data integrations. All failures are {@link AssociationsError}s, except for the caller's own: the
 * reason of a signal, and what `authorize` or a `fetch` of the caller's throws. Arguments of another kind than asked for
 * are refused with the code `InvalidRequestException`, and nothing is sent.
 */
export interface AssociationsClient {
  /** One page. `identifier` is the name, UUID or ARN of a data integration, as it is: not percent-encoded. */
  listAssociations(identifier: string, options?: ListOptions | null): Promise<AssociationsPage>;
  /** Page after page, each asked for when the one before has been used up. */
  pages(identifier: string, options?: WalkOptions | null): AsyncGenerator<AssociationsPage, void, undefined>;
  /** Association after association. */
  associations(
    identifier: string,
    options?: WalkOptions | null,
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

  function getPage(identifier: string, query: ListSettings): Promise<AssociationsPage> {
    const url = pageUrl(settings.baseUrl, identifier, query);
    return withRetries(() => requestPage(url, settings, remembered, query.signal), settings, query.signal);
  }

  // Each checks its arguments where a promise carries the refusal: none throws before it returns.
  const client: AssociationsClient = {
    async listAssociations(identifier, options) {
      return getPage(identifier, readArguments(identifier, options));
    },

    async *pages(identifier, options) {
      const query = readArguments(identifier, options);
      yield* walkPages(
        (nextToken) => getPage(identifier, { ...query, nextToken }),
        query.nextToken,
        query.maxPages,
      );
    },

    async *associations(identifier, options) {
      for await (const page of client.pages(identifier, options)) {
        for (const association of page.DataIntegrationAssociations) {
          options?.signal?.throwIfAborted();
          yield association;
        }
      }
    },
  };
  return client;
}
