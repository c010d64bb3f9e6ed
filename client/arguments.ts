import { requestPath } from '../contract/list-operation.ts';
import { pathSegment } from './path-segment.ts';
import { isString, readMembers, whole } from './read-members.ts';
import type { Rules } from './read-members.ts';
import { refused } from './refused.ts';

/** Which page. */
export interface PageQuery {
  /** The most entries on a page, 1 to 50. Without it, 50 where the deployment keeps pages, else AWS decides. */
  maxResults?: number | null | undefined;
  /** `NextToken` of the page before; without it, the first page. */
  nextToken?: string | null | undefined;
}

/** Which page, and when to give up on it. `null` is as good as absent. */
export interface ListOptions extends PageQuery {
  /** Ends the request, and the wait for a retry, at once: the promise is rejected with the signal's reason. */
  signal?: AbortSignal | null | undefined;
}

/** Where a walk starts, and when to give up on it. */
export interface WalkOptions extends ListOptions {
  /**
   * A walk of more pages fails instead of going on for ever; a whole number from 1.
   * @default 10000
   */
  maxPages?: number | null | undefined;
}

/** The options, checked and complete. */
export interface ListSettings {
  maxResults: number | undefined;
  nextToken: string | undefined;
  signal: AbortSignal | undefined;
  maxPages: number;
}

/** Only of which kind: which values are right is the route's to say. */
const rules: Rules<ListSettings> = {
  maxResults: ['a whole number', Number.isSafeInteger],
  nextToken: ['a string', isString],
  signal: ['an AbortSignal', isSignal],
  maxPages: whole(1, 1_000_000_000, 10_000),
};

/**
 * The arguments of a method that asks for a list: what stands for the parameter in the path, where there is one, and the options.
 * Refuses what is of another kind than it says: plain JavaScript may hand over anything, and a URL would carry it as
 * `undefined` or `[object Object]`.
 *
 * @param route - the path of the route, as the contract has it
 * @returns the path of the request, and the options
 * @throws AssociationsError `InvalidRequestException` that names the argument, what it is, and what is allowed
 */
export function readArguments(route: string, given: unknown[]): [path: string, ListSettings] {
  const path = requestPath(route, (parameter) => pathSegment(parameter, given.shift()));
  return [path, readMembers(given[0], rules, refused)];
}

/** By what is used of it: a page may hold signals of several windows, and a test those of a made-up one. */
function isSignal(value: unknown): boolean {
  const signal = value as Partial<AbortSignal>;
  return !!(signal.throwIfAborted && signal.addEventListener && signal.removeEventListener);
}
