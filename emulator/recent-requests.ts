import type { Call } from './operation.ts';
import { splitUrl } from './read-call.ts';
import type { RawRequest } from './read-call.ts';

/** What is remembered of one request. Never a header, never a signature. */
export interface RequestRecord {
  method: string;
  /** As sent, still percent-encoded. */
  path: string;
  /** As sent, still percent-encoded, without what a presigned URL adds. */
  query: string;
  /** Absent when the request is for no known operation. */
  operation?: string;
  /** As the caller meant it: decoded once. */
  identifier?: string;
}

/** The requests the emulator has had, except those for its own console. */
export interface RecentRequests {
  /** How many there were since the start or the last {@link clear}. */
  count(): number;
  /** The newest ones, oldest first. */
  recent(): readonly RequestRecord[];
  clear(): void;
  add(record: RequestRecord): void;
}

const REMEMBERED = 1000;

export function createRecentRequests(): RecentRequests {
  let count = 0;
  let records: RequestRecord[] = [];

  return {
    count: () => count,
    recent: () => records,
    clear() {
      count = 0;
      records = [];
    },
    add(record) {
      count += 1;
      records = [...records.slice(1 - REMEMBERED), record];
    },
  };
}

/** @param call Absent when the request is for no known operation. */
export function toRequestRecord({ method, url }: RawRequest, call: Call | undefined): RequestRecord {
  const { path, search } = splitUrl(url);
  const query = search.split('&').filter((pair) => !/^x-amz-/i.test(pair));
  const identifier = call?.labels['Identifier'];
  return {
    method,
    path,
    query: query.join('&'),
    ...(call && { operation: call.operation.operation }),
    ...(identifier !== undefined && { identifier }),
  };
}
