import { matchPath } from '../contract/match-path.ts';
import type { Call, Operation } from './operation.ts';
import { ServiceError } from './wire/service-error.ts';

/** A request as it stands on the wire. */
export interface RawRequest {
  method: string;
  /** Path and query, still percent-encoded. */
  url: string;
  body: string;
}

/**
 * Finds the operation of a request and decodes path labels and query, each exactly once.
 *
 * @throws ServiceError `UnknownOperationException` or `MalformedHttpRequestException`.
 */
export function readCall(operations: readonly Operation[], { method, url, body }: RawRequest): Call {
  const { path, search } = splitUrl(url);
  for (const operation of operations.filter((each) => each.method === method)) {
    const labels = matchPath(operation.path, path);
    if (labels) return { operation, labels: decodeAll(labels), query: readQuery(search), body };
  }
  throw new ServiceError(
    'UnknownOperationException',
    `The emulator does not know the operation ${method} ${path}. It knows ${operations.map(({ operation }) => operation).join(', ')}.`,
  );
}

/** Path and query of a request target, which may also be a whole URL (RFC 9112, absolute-form). */
export function splitUrl(url: string): { path: string; search: string } {
  const target = url.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, search: '' }
    : { path: target.slice(0, mark), search: target.slice(mark + 1) };
}

function decodeAll(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([label, segment]) => [label, decode(segment)]));
}

function readQuery(search: string): ReadonlyMap<string, readonly string[]> {
  const query = new Map<string, string[]>();
  for (const pair of search.split('&').filter((pair) => pair !== '')) {
    const [name = '', ...value] = pair.split('=');
    const key = decodeQuery(name);
    query.set(key, [...(query.get(key) ?? []), decodeQuery(value.join('='))]);
  }
  return query;
}

function decodeQuery(text: string): string {
  return decode(text.replaceAll('+', ' '));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError('MalformedHttpRequestException', 'The URL has a broken percent-encoding.');
  }
}
