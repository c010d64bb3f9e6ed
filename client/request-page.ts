import type { AssociationsPage } from '../contract/association.ts';
import { readError, readPage } from './answer.ts';
import { withDeadline } from './deadline.ts';
import { AssociationsError } from './errors.ts';
import type { ClientSettings } from './options.ts';
import type { RememberedPages } from './remembered-pages.ts';

/**
 * Asks for a page once. A remembered page is only revalidated: a 304 stands for it.
 *
 * @throws AssociationsError, the reason of the caller's signal, or what `authorize` threw
 */
export function requestPage(
  url: string,
  settings: ClientSettings,
  remembered: RememberedPages,
  signal: AbortSignal | undefined,
): Promise<AssociationsPage> {
  return withDeadline(
    async (signal) => {
      const known = remembered.get(url);
      const bare = new Request(url, { headers: settings.headers });
      bare.headers.set('Accept', 'application/json');
      if (known !== undefined) bare.headers.set('If-None-Match', known.etag);
      const request = (await settings.authorize(bare)) ?? bare;
      signal.throwIfAborted();

      const { response, text } = await exchange(request, settings.fetch, signal);
      const { headers, status } = response;
      if (status === 304 && known !== undefined) return readPage(response, known.text);
      if (status !== 200) throw readError(response, text);
      const page = readPage(response, text);
      remembered.set(url, headers.get('ETag'), text);
      return page;
    },
    settings.timeoutMs,
    signal,
  );
}

async function exchange(
  request: Request,
  fetch: ClientSettings['fetch'],
  signal: AbortSignal,
): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(request, { signal });
    return { response, text: await response.text() };
  } catch (cause) {
    const message = 'No answer: offline, the address is wrong, or the API does not allow this origin (CORS).';
    throw new AssociationsError(message, { code: 'NetworkError', cause });
  }
}
