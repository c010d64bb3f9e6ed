import type { ListPage } from './answer.ts';
import { readArguments } from './arguments.ts';
import type { ListSettings } from './arguments.ts';
import { readOptions } from './options.ts';
import type { ClientOptions } from './options.ts';
import { rememberPages } from './remembered-pages.ts';
import { requestPage } from './request-page.ts';
import { withRetries } from './retries.ts';
import { walkPages } from './walk.ts';

/** Each takes what stands for the parameter in the path, where the path has one, and then the options. */
type ListMethods<Page, Entry> = readonly [
  page: (...given: unknown[]) => Promise<Page>,
  pages: (...given: unknown[]) => AsyncGenerator<Page, void, undefined>,
  entries: (...given: unknown[]) => AsyncGenerator<Entry, void, undefined>,
];

/**
 * The three ways to ask for a list: one page, page after page, entry after entry. The same for every list of the contract.
 *
 * @param path - of the route, with the name of its parameter in braces
 * @param list - the member of an answer that holds the entries
 * @throws TypeError for an option that breaks its rule
 */
export function listMethods<List extends string, Entry>(
  options: ClientOptions,
  path: string,
  list: List,
): ListMethods<ListPage<List, Entry>, Entry> {
  type Page = ListPage<List, Entry>;
  const settings = readOptions(options);
  const remembered = rememberPages();

  function getPage(at: string, query: ListSettings): Promise<Page> {
    const url = new URL(settings.baseUrl + at);
    // Which values are right is the route's to say.
    for (const name of ['maxResults', 'nextToken'] as const) {
      const value = query[name];
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return withRetries(
      () => requestPage(url.href, list, settings, remembered, query.signal),
      settings,
      query.signal,
    );
  }
  function walk(at: string, query: ListSettings): AsyncGenerator<Page, void, undefined> {
    return walkPages((nextToken) => getPage(at, { ...query, nextToken }), query.nextToken, query.maxPages);
  }

  // Each checks its arguments where a promise carries the refusal: none throws before it returns.
  return [
    async (...given) => getPage(...readArguments(path, given)),

    async function* (...given) {
      yield* walk(...readArguments(path, given));
    },

    async function* (...given) {
      const [at, query] = readArguments(path, given);
      for await (const page of walk(at, query)) {
        for (const entry of page[list]) {
          query.signal?.throwIfAborted();
          yield entry;
        }
      }
    },
  ];
}
