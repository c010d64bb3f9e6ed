import { readAuthority } from './authority.ts';
import type { ServesHost } from './served-hosts.ts';

/** A request as it stands on the wire, as far as it matters who it is for and where it comes from. */
export interface WireRequest {
  method?: string | undefined;
  /** The request target: a path, or a whole URL. */
  url?: string | undefined;
  /** Names and values in turn, as Node has them. */
  rawHeaders: readonly string[];
}

/**
 * Says why a request is not for this server; undefined when it is. It must name this server in its one Host header,
 * and in its target where that is a whole URL.
 */
export function misdirected({ url = '', rawHeaders }: WireRequest, serves: ServesHost): string | undefined {
  const hosts = headerValues(rawHeaders, 'host');
  if (hosts.length !== 1) return 'Send one Host header that names this server, such as localhost.';
  const stranger = [...hosts, ...targetAuthority(url)].find((text) => {
    const authority = readAuthority(text);
    return authority === undefined || !serves(authority.host);
  });
  if (stranger === undefined) return undefined;
  return (
    `This server does not answer to ${JSON.stringify(stranger.slice(0, 100))}, because any web page could reach it ` +
    'under a name of its own. Call it localhost, or start it with --allow-host and the name.'
  );
}

/** The values of a header, in the order they came. */
export function headerValues(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

/** Source: RFC 9112, 3.2. A path and `*` have none, a whole URL has its own, and CONNECT asks for nothing else. */
function targetAuthority(url: string): string[] {
  if (url.startsWith('/') || url === '*') return [];
  return [/^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? url];
}
