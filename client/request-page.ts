import { readError, readPage } from './answer.ts';
import type { ListPage } from './answer.ts';
import { withDeadline } from './deadline.ts';
import { mustBe } from './describe.ts';
import { AssociationsError } from './errors.ts';
import type { ClientSettings } from './options.ts';
import { refused } from './refused.ts';
import type { RememberedPages } from './remembered-pages.ts';

/**
 * Asks for a page of a list once. A remembered page is only revalidated: a 304 stands for it.
 *
 * @throws AssociationsError, the reason of the caller's signal, or what a hook of the caller's threw
 */
export function requestPage<List extends string, Entry>(
  url: string,
  list: List,
  settings: ClientSettings,
  remembered: RememberedPages,
  signal: AbortSignal | undefined,
): Promise<ListPage<List, Entry>> {
  return withDeadline(
    async (signal) => {
      const known = remembered.get(url);
      const bare = new Request(url, { headers: settings.headers });
      bare.headers.set('Accept', 'application/json');
      if (known) bare.headers.set('If-None-Match', known.etag);
      const request: unknown = (await settings.authorize?.(bare)) ?? bare;
      // By its name: several classes of it may be about, and global fetch takes nothing that only looks like one.
      if (String(request) !== '[object Request]')
        throw refused('The result of authorize', mustBe('a Request', request));
      signal.throwIfAborted();

      const [response, text] = await exchange(request as Request, settings.fetch, signal);
      if (response.status === 304 && known) return readPage<List, Entry>(response, known.text, list);
      if (response.status !== 200) throw readError(response, text);
      const page = readPage<List, Entry>(response, text, list);
      remembered.set(url, response.headers.get('ETag'), text);
      return page;
    },
    settings.timeoutMs,
    signal,
  );
}

/**
 * Exchanges a request for an answer. `fetch` says by a TypeError that there is none, and says nothing else by one as long
 * as its arguments are right. Here they are; what a `fetch` of the caller's makes of them is not known.
 * Source: Fetch standard, "fetch() method".
 *
 * @throws AssociationsError `NetworkError`, or what a `fetch` of the caller's threw
 */
async function exchange(
  request: Request,
  own: ClientSettings['fetch'],
  signal: AbortSignal,
): Promise<[Response, text: string]> {
  try {
    const fetch = own ?? globalThis.fetch;
    if (!fetch) throw refused('fetch', 'is missing');
    // A cache of the browser's would not tell how long it has kept an answer.
    const response = (await fetch(request, { signal, cache: 'no-store' })) as Response | undefined;
    // By what is used of it: several classes of that name may be about.
    if (!response?.headers?.get || !response.text || !response.status)
      throw refused('The result of fetch', mustBe('a Response', response));
    return [response, await response.text()];
  } catch (cause) {
    const error = cause as Partial<Error> | null | undefined;
    if (error?.name !== 'TypeError') throw cause;
    // Node's says only "fetch failed", and the reason underneath.
    const said = (error.cause as Partial<Error> | undefined)?.message || error.message;
    const guess = own ? '' : ': offline, the address is wrong, or the API does not allow this origin (CORS)';
    throw new AssociationsError(`No answer (${said})${guess}.`, { code: 'NetworkError', cause });
  }
}
