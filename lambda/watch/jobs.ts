import type { Operation } from '../../contract/operations.ts';
import { documentedError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';

/** A page that is to be asked for. */
export interface Job {
  operation: Operation;
  /** `''` for the list of the data integrations themselves. */
  identifier: string;
  /** AppIntegrations' own NextToken; absent for the first page. */
  token?: string;
  /** Those of all pages of this list so far. */
  tokens: ReadonlySet<string>;
  /** How often it failed in a way that may pass. */
  failures: number;
  /** Not asked for earlier than this. */
  notBefore: number;
}

/** How long a page is left alone that could not be had, in milliseconds: after the first failure, and so on. Then it is given up. */
const WAITS_MS = [5000, 10_000, 20_000];

/** More pages no list has: AWS allows some tens of entries, and a page has room for 50. */
const MOST_PAGES = 200;

export function firstPage(operation: Operation, identifier = ''): Job {
  return { operation, identifier, tokens: new Set(), failures: 0, notBefore: -Infinity };
}

/** @throws ApiError where that would go on for ever. */
export function pageAfter({ operation, identifier, tokens }: Job, token: string): Job {
  if (tokens.has(token)) throw endless('The pages go round in circles: a NextToken came twice.');
  if (tokens.size + 1 >= MOST_PAGES) throw endless(`There are more than ${MOST_PAGES} pages.`);
  return { ...firstPage(operation, identifier), token, tokens: new Set(tokens).add(token) };
}

/** The same page would say the same again. */
function endless(detail: string): ApiError {
  return documentedError('InternalServiceError', 'upstream-malformed', { detail });
}

/** The same page once more, if it is not given up. A quota that is used up has a wait of its own, and says nothing of the page. */
export function againAfter(job: Job, failure: ApiError, now: number): Job | undefined {
  if (failure.reason === 'upstream-throttled') return job;
  const wait = failure.mayPass ? WAITS_MS[job.failures] : undefined;
  return wait === undefined ? undefined : { ...job, failures: job.failures + 1, notBefore: now + wait };
}

/**
 * Takes out the page that is next: first the list of data integrations, then whatever chance says of what is due, so that where the time is
 * too short for all, none is left out each time; where nothing is due, what will be first.
 */
export function takeNext(jobs: Job[], now: number, random: () => number): Job | undefined {
  const due = jobs.filter(({ notBefore }) => notBefore <= now);
  const next =
    due.find(({ identifier }) => identifier === '') ??
    due[Math.floor(random() * due.length)] ??
    jobs.toSorted((one, other) => one.notBefore - other.notBefore)[0];
  if (next) jobs.splice(jobs.indexOf(next), 1);
  return next;
}
