import type { ListOperation } from '../contract/list-operation.ts';
import { documentedError, toApiError } from './api-error.ts';
import type { UpstreamPage } from './upstream/upstream-page.ts';

type Entry = UpstreamPage['entries'][number];

/** What an allow-list of data integrations means for one operation. */
export interface AllowList {
  /** @throws ApiError 404 for what may not be seen. */
  check(identifier: string): void;
  /** The entries that may be seen. */
  filter(entries: Entry[]): Entry[];
  /** Throws a failure on, as it may be seen. */
  fail: (error: unknown) => never;
}

const openToAll: AllowList = {
  check: () => undefined,
  filter: (entries) => entries,
  fail: (error) => {
    throw error;
  },
};

/** @param allowed - data integrations that may be seen; absent: all. */
export function createAllowList(
  { allowList }: ListOperation,
  allowed: ReadonlySet<string> | undefined,
): AllowList {
  if (!allowed || allowList.decidesOn === 'nothing') return openToAll;
  if (allowList.decidesOn === 'entries') {
    return {
      ...openToAll,
      filter: (entries) => entries.filter((entry) => shows(allowed, allowList.by, entry)),
    };
  }
  return {
    ...openToAll,
    check(identifier) {
      if (!allowed.has(identifier)) throw documentedError('ResourceNotFoundException', 'not-allowed');
    },
    // What is missing and what is not on the list must look the same.
    fail(error) {
      const { status, reason, detail, cause } = toApiError(error);
      throw status === 404 ? documentedError('ResourceNotFoundException', reason, { detail, cause }) : error;
    },
  };
}

/** Whether an entry is on the list: by one of the members that name it, or by the id that its ARN ends in. */
function shows(allowed: ReadonlySet<string>, members: readonly string[], entry: Entry): boolean {
  return members.some((member) => {
    const name = entry[member];
    if (typeof name !== 'string') return false;
    return (
      allowed.has(name) || (name.startsWith('arn:') && allowed.has(name.slice(name.lastIndexOf('/') + 1)))
    );
  });
}
