import { isIP, isIPv6 } from 'node:net';

/** What stands between `http://` and the path. */
export interface Authority {
  /** Lower case, without a trailing dot, an IPv6 address without brackets. */
  host: string;
  /** As written, with its colon; empty when there is none. */
  port: string;
}

/** No user, no empty label, no escapes: `localhost@evil.example` is no host and a port. */
const AUTHORITY = /^(?:\[([\da-f:.]+)\]|([\w-]+(?:\.[\w-]+)*)\.?)(:\d{1,5})?$/i;

/** Reads `host` or `host:port`, as in a Host header; undefined when it is neither. */
export function readAuthority(text: string): Authority | undefined {
  const [, ipv6, name = '', port = ''] = AUTHORITY.exec(text) ?? [];
  if (ipv6 !== undefined) return isIPv6(ipv6) ? { host: ipv6.toLowerCase(), port } : undefined;
  return name === '' ? undefined : { host: name.toLowerCase(), port };
}

/** Reads what a person calls a host, for a server to answer to: a name or an address, brackets or none, no port. */
export function readHostName(text: string): string | undefined {
  if (isIP(text) !== 0) return text.toLowerCase();
  const authority = readAuthority(text);
  return authority?.port === '' ? authority.host : undefined;
}
