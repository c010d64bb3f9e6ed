/** A page as it was answered, and the `ETag` that names it. */
interface RememberedPage {
  etag: string;
  text: string;
}

/** The last pages that carried an `ETag`, by URL, the longest known forgotten first. */
export interface RememberedPages {
  get(url: string): RememberedPage | undefined;
  /** Remembers the page; forgets it when it carries no `ETag`. */
  set(url: string, etag: string | null, text: string): void;
}

/** Remembers as text, so that what a caller does to a page it got never shows in the next one. */
export function rememberPages(limit = 32): RememberedPages {
  const pages = new Map<string, RememberedPage>();
  return {
    get: (url) => pages.get(url),
    set(url, etag, text) {
      pages.delete(url);
      if (etag !== null) pages.set(url, { etag, text });
      for (const oldest of pages.keys()) if (pages.size > limit) pages.delete(oldest);
    },
  };
}
