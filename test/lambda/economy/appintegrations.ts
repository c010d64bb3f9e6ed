import type { Time } from '../../../bench/economy/time.ts';
import type { ListOperation } from '../../../contract/list-operation.ts';
import { operations } from '../../../contract/operations.ts';
import { ApiError, documentedError } from '../../../lambda/api-error.ts';
import type { Upstream } from '../../../lambda/upstream/upstream.ts';

/** A list as AppIntegrations has it. */
export interface List {
  operation: ListOperation;
  identifier: string;
  /** Its entries, by number. */
  entries: number[];
  /** How many of them AppIntegrations gives at once, whatever it is asked for. */
  pageSize: number;
  /** What it says instead, if it does. */
  refusal: ApiError | undefined;
}

/** One call of AppIntegrations, as it went out. */
export interface Call {
  sandbox: number;
  list: string;
  token: string;
  at: number;
  /** 1 or 2. */
  attempt: number;
}

/** When AppIntegrations said something of a page, or refused to, and when that arrived. */
export interface Said extends Omit<Call, 'attempt'> {
  arrivedAt: number;
}

/** What an entry says of itself: of which list it is, which of its entries, and when AppIntegrations said so. */
export interface Statement {
  list: string;
  entry: number;
  at: number;
}

/** What AppIntegrations refuses a page with for good. */
export const refusals = [
  'InvalidRequestException',
  'AccessDeniedException',
  'ResourceNotFoundException',
] as const;

/** The most that an answer takes, in milliseconds. */
export const LONGEST_CALL_MS = 3000;

interface Init {
  time: Time;
  random: () => number;
  lists: List[];
  /** Whether a call is within the account's quota. */
  isWithinQuota: () => boolean;
  /** Share of the calls that fail, from 0 to 1. */
  failing: number;
}

/** AppIntegrations on the simulation's clock, and everything that was asked of it. */
export function createAppIntegrations({ time, random, lists, isWithinQuota, failing }: Init) {
  const calls: Call[] = [];
  const looks: Said[] = [];
  const refused: Said[] = [];
  const waits: { sandbox: number; from: number; until: number }[] = [];

  /** What AppIntegrations says at this moment. */
  function answer(list: List | undefined, token: string) {
    if (!isWithinQuota()) return throttling(random() < 0.5 ? 1 + Math.floor(random() * 4) : undefined);
    if (random() < failing) return failure(random() < 0.5);
    if (!list) return documentedError('ResourceNotFoundException', 'upstream-error');
    if (list.refusal) return list.refusal;
    const from = Number(token || '0');
    const end = from + list.pageSize;
    const [member = 'ClientId'] = Object.keys(list.operation.entry.properties);
    const entries = list.entries.slice(from, end).map((entry) => {
      const statement: Statement = { list: nameOf(list), entry, at: time.now() };
      return { [member]: JSON.stringify(statement) };
    });
    return { entries, ...(end < list.entries.length && { token: String(end) }) };
  }

  /** AppIntegrations as a sandbox reaches it. */
  function upstreamOf(sandbox: number): Upstream {
    return async ({ identifier, token = '' }, _deadline, _trace, mayAskAgain) => {
      // The data integrations of an account are the list that nothing names.
      const list = lists.find((each) => each.identifier === identifier);
      for (let attempt = 1; ; attempt += 1) {
        const at = time.now();
        const call = { sandbox, list: nameOf({ operation: operationOf(identifier), identifier }), token, at };
        calls.push({ ...call, attempt });
        const said = answer(list, token);
        await time.pass(random() < 0.8 ? 30 : random() * LONGEST_CALL_MS);
        const arrived = { ...call, arrivedAt: time.now() };
        if (!(said instanceof ApiError)) {
          looks.push(arrived);
          return said;
        }
        if (said.status >= 500 && attempt === 1 && (await mayAskAgain())) continue;
        if (said.status < 500 && said.reason !== 'upstream-throttled' && list) refused.push(arrived);
        if (said.toldRetryAfter !== undefined)
          waits.push({ sandbox, from: time.now(), until: time.now() + said.toldRetryAfter * 1000 });
        throw said;
      }
    };
  }
  return { upstreamOf, calls, looks, refused, waits };
}

export function nameOf({ operation, identifier }: Pick<List, 'operation' | 'identifier'>): string {
  return `${operation.operation} ${identifier}`;
}

/** The lists there can be: the associations of some integrations, and the one list of integrations. */
export function operationOf(identifier: string): ListOperation {
  return identifier === '' ? operations[1] : operations[0];
}

function throttling(retryAfterSeconds: number | undefined): ApiError {
  return documentedError('ThrottlingException', 'upstream-throttled', { retryAfterSeconds });
}

function failure(isFault: boolean): ApiError {
  return isFault
    ? documentedError('InternalServiceError', 'upstream-fault')
    : documentedError('ServiceUnavailable', 'upstream-unreachable');
}
