import type { ListOperation } from '../contract/list-operation.ts';
import type { AllowList } from './allow-list.ts';
import type { Cursors } from './cursors/cursors.ts';
import { createAsk } from './pages/ask.ts';
import type { Economy, Found } from './pages/economy.ts';
import { createFindLook } from './pages/find-look.ts';
import type { AskNow } from './pages/find-look.ts';
import { cutLook, cutName, toBody } from './pages/look.ts';
import type { Body } from './pages/look.ts';
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

export function createListPage(
  operation: ListOperation,
  { cursors, economy, upstream, allowList }: Dependencies,
): ListPage {
  const { keepsPages, memory, now } = economy;
  const read = createReadWanted(operation, cursors);
  const ask = createAsk(upstream, economy);
  const findLook = createFindLook(economy);
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
    const found = await findLook(key, askNow, deadline, record).catch(allowList.fail);
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
}
