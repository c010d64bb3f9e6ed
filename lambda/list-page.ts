import type { ListOperation } from '../contract/list-operation.ts';
import type { AllowList } from './allow-list.ts';
import { toApiError } from './api-error.ts';
import type { Cursors } from './cursors/cursors.ts';
import { createAsk } from './pages/ask.ts';
import type { Economy, Found } from './pages/economy.ts';
import { isOutage } from './pages/failures.ts';
import { createLearn, createTakeUnit } from './pages/learn.ts';
import { cutLook, cutName, toBody } from './pages/look.ts';
import type { Body, Look } from './pages/look.ts';
import type { RequestRecord } from './request-record.ts';
import type { Upstream } from './upstream/upstream.ts';
import { boundTo, createReadWanted } from './wanted.ts';
import type { RequestParameters } from './wanted.ts';

export interface Dependencies {
  cursors: Cursors;
  economy: Economy;
  upstream: Upstream;
  allowList: AllowList;
}

/** A page of ours, and how it was come by. */
export interface Page {
  body: Body;
  found: Found;
  /** How long ago AppIntegrations said so, in milliseconds. */
  ageMs: number;
}

/**
 * The use case: one page of what an operation lists, as the body to send.
 *
 * @param deadline - milliseconds of `performance.now()`, which no correction of the clock moves, by which the answer must be known.
 * @param record - learns what the log should say.
 * @throws ApiError
 */
export type ListPage = (
  parameters: RequestParameters,
  deadline: number,
  record: RequestRecord,
) => Promise<Page>;

/** Asks AppIntegrations for what a request is about. */
type AskNow = (isKnown: boolean) => Promise<Look>;

export function createListPage(
  operation: ListOperation,
  { cursors, economy, upstream, allowList }: Dependencies,
): ListPage {
  const { keepsPages, freshMs, staleMs, memory, failures, patience, renewals, share, now } = economy;
  const read = createReadWanted(operation, cursors);
  const ask = createAsk(upstream, economy);
  const learn = createLearn(economy);
  const takeUnit = createTakeUnit(economy);
  const most = operation.parameters.maxResults.schema.maximum;

  return async (parameters, deadline, record) => {
    const { identifier, from, maxResults } = await read(parameters, deadline, record);
    allowList.check(identifier);

    // Where nothing is kept, AppIntegrations is asked as we were; only a cursor into the middle of a page of its needs more.
    const isAsMade = !keepsPages && from.offset === 0;
    let sealer: ReturnType<Cursors['sealer']> | undefined;
    const askNow: AskNow = (isKnown) => {
      // Now, so that the key is there when the answer brings a token.
      sealer = cursors.sealer(deadline);
      const request = {
        identifier,
        maxResults: isAsMade ? maxResults : most,
        token: from.token || undefined,
      };
      return ask(request, deadline, record, isKnown);
    };
    const key = JSON.stringify([operation.operation, identifier, from.token]);
    const found = recall(key) ?? (await find(key, askNow, record).catch(allowList.fail));
    const { look } = found;
    record.cache = found.state;
    if (found.why) record.why = found.why;

    const size = isAsMade ? Infinity : (maxResults ?? most);
    const name = cutName(from.offset, size);
    let body = look.bodies.get(name);
    if (!body) {
      const { cut, next } = cutLook(look, from, size);
      const cursor =
        next && (await (sealer ?? cursors.sealer(deadline))(next, boundTo(operation, identifier)));
      body = toBody(operation.list, allowList.filter(cut), cursor);
      memory.keepBody(key, look, name, body);
    }

    const ageMs = Math.max(0, now() - look.statedAt);
    record.age = Math.floor(ageMs / 1000);
    return { body, found, ageMs };
  };

  /** What is known of a page, if it need not be looked at again. */
  function recall(key: string): Found | undefined {
    const look = memory.get(key);
    if (!look) return undefined;
    if (now() - look.statedAt < freshMs) return { look, state: 'hit' };
    return renewals.isDue(look.statedAt) ? undefined : { look, state: 'stale', why: 'not-due' };
  }

  /** After memory, what is to be asked: patience, budget, AppIntegrations, the last good page. Else it is a refusal. */
  async function find(key: string, askNow: AskNow, record: RequestRecord): Promise<Found> {
    if (!keepsPages) {
      record.cache = 'off';
      return { look: await askNow(false), state: 'off', forwarded: 'request' };
    }
    const known = memory.get(key);
    const isKnown = known !== undefined;
    const forwarded = isKnown ? 'stale' : 'miss';
    const [finding, isShared] = share(key, async () => {
      try {
        failures.recall(key);
        patience.check();
        await takeUnit(isKnown);
        record.cache = 'miss';
        return { look: await learn(key, known, askNow(isKnown)), state: 'miss', forwarded };
      } catch (error) {
        const failure = toApiError(error);
        const last = memory.get(key);
        if (!last || now() - last.statedAt >= staleMs || !isOutage(failure)) throw error;
        if (failure.status < 500) renewals.waits(last.statedAt);
        const stale = { look: last, state: 'stale', why: failure.reason } as const;
        return record.upstream ? { ...stale, forwarded, status: record.upstream.status } : stale;
      }
    });
    if (!isShared) return finding;
    record.cache = 'shared';
    const found = await finding;
    return found.state === 'miss' ? { ...found, state: 'shared' } : found;
  }
}
