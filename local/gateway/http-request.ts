import type { IncomingMessage } from 'node:http';

/** A header as sent: name in the sender's spelling, value. */
export type HeaderField = readonly [name: string, value: string];

/** An HTTP request without its body: nothing here reads one. */
export interface HttpRequest {
  method: string;
  /** Still percent-encoded; ASCII only. */
  path: string;
  /** What follows the first `?`, still percent-encoded; ASCII only. */
  query: string;
  headers: readonly HeaderField[];
  /** Such as `HTTP/1.1`. */
  protocol: string;
  sourceIp: string;
}

/** Takes what an answer needs from Node's request. Node has refused targets that are not ASCII already. */
export function readHttpRequest(message: IncomingMessage): HttpRequest {
  const target = originForm(message.url ?? '/');
  const [path = '', ...query] = target.split('?');
  return {
    method: message.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: headerFields(message.rawHeaders),
    protocol: `HTTP/${message.httpVersion}`,
    sourceIp: message.socket.remoteAddress ?? '',
  };
}

/** The value of a header, the last one when it was sent more than once. */
export function headerValue(headers: readonly HeaderField[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.findLast(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** Proxies send `http://host/path` (RFC 9112, absolute-form); everybody else `/path`. */
function originForm(target: string): string {
  const absolute = /^https?:\/\/[^/?]*(.*)$/is.exec(target);
  if (absolute === null) return target;
  const rest = absolute[1] ?? '';
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function headerFields(rawHeaders: readonly string[]): HeaderField[] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index) => [
    rawHeaders[2 * index] ?? '',
    rawHeaders[2 * index + 1] ?? '',
  ]);
}
