import type { HttpRequest } from './http-request.ts';

/** Bytes of a request's URL, and of its headers besides. Source: API Gateway quotas for REST APIs. */
export const MAX_URL_BYTES = 10_240;
export const MAX_HEADER_BYTES = 10_240;

/** What Node reads before it gives up: enough for the limits above to speak first, with a proper answer. */
export const NODE_MAX_HEADER_BYTES = 8 * MAX_HEADER_BYTES;

/** The status API Gateway refuses an oversized request with; undefined when its size is fine. */
export function oversizedStatus({ path, query, headers }: HttpRequest): 414 | 431 | undefined {
  if (path.length + '?'.length + query.length > MAX_URL_BYTES) return 414;
  // Node hands out header values as Latin-1: one character per byte.
  const headerBytes = headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return headerBytes > MAX_HEADER_BYTES ? 431 : undefined;
}
