import { ALLOWED_REQUEST_HEADERS } from './headers.ts';

/** RFC 9110's token, but for `*`, which means all headers in CORS, and `'`, which ends a text in API Gateway. */
const NAME = /^[\w!#$%&+.^`|~-]{1,100}$/;

/** Names that browsers keep for themselves. Source: Fetch standard, "forbidden request-header". */
const KEPT =
  /^(accept-(charset|encoding)|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i;

/**
 * @returns why a page can't be allowed to send a header of this name, to follow "which"; nothing if it can
 */
export function requestHeaderProblem(name: string): string | undefined {
  if (name.includes('*')) return "is a wildcard: name each header, as '*' would not cover Authorization";
  if (!NAME.test(name)) return 'is not a header name (letters, digits and -, up to 100 characters)';
  return KEPT.test(name) ? 'browsers set themselves and no page can send: leave it out' : undefined;
}

/** Request headers a page on another origin may send: those of the contract and others, each once, whatever its case. */
export function allowedRequestHeaders(others: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const name of [...ALLOWED_REQUEST_HEADERS, ...others]) {
    const key = name.toLowerCase();
    if (!names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

/**
 * Reads a list with commas.
 *
 * @param setting what it is called, for the sentence
 * @throws Error whose message is for the user
 */
export function readHeaderNames(setting: string, text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    const problem = requestHeaderProblem(name);
    if (problem !== undefined) throw new Error(`${setting} holds ${JSON.stringify(name)}, which ${problem}.`);
  }
  return names;
}
