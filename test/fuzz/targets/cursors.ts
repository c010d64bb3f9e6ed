import assert from 'node:assert/strict';

import * as fc from 'fast-check';

import { CURSOR_LAYOUT, UPSTREAM_TOKEN_MAX_CHARACTERS } from '../../../contract/limits.ts';
import { operations } from '../../../contract/operations.ts';
import { KEY_EPOCH_SECONDS, settings } from '../../../contract/settings.ts';
import { anyCharacter } from '../../any-character.ts';
import { checkedHandler } from '../../lambda/checked-handler.ts';
import { invoke } from '../../lambda/invoke.ts';
import { altered, alterations } from '../altered-cursors.ts';
import type { Alteration } from '../altered-cursors.ts';
import type { Attack, Target } from '../target.ts';

/** Where a cursor is issued, and where it is used. */
interface Place {
  operation: number;
  identifier: string;
  secret: string;
}

interface Input {
  /** AppIntegrations' own is this, so many times. */
  token: string;
  times: number;
  issued: Place;
  used: Place;
  /** Seconds from the one to the other. */
  age: number;
  alterations: Alteration[];
  /** What is sent with it. */
  maxResults: string | null;
}

const NOON = Date.UTC(2026, 0, 7, 12);
const TTL_SECONDS = settings.CURSOR_TTL_SECONDS.default;
const LONGEST = 40;
/** So many are compared with each other; more would take much memory. */
const MOST_NONCES = 1_000_000;

const places = fc.record({
  operation: fc.nat(operations.length - 1),
  identifier: fc.oneof(
    fc.constantFrom('orders', 'Orders', 'orders\n', 'ListDataIntegrations', 'a/b', '%61', 'é', 'e\u0301'),
    fc.string({ unit: anyCharacter, maxLength: 20 }).map((text) => `x${text}`),
  ),
  secret: fc.constantFrom(...['one', 'two'].map((word) => word.repeat(12))),
});

const inputs: fc.Arbitrary<Input> = fc
  .record({
    token: fc.string({ unit: anyCharacter, minLength: 1, maxLength: LONGEST }),
    times: fc.constantFrom(1, 1, 1, UPSTREAM_TOKEN_MAX_CHARACTERS / LONGEST),
    issued: places,
    other: fc.option(places, { nil: undefined, freq: 2 }),
    age: fc.oneof(
      { weight: 4, arbitrary: fc.nat(TTL_SECONDS) },
      fc.constantFrom(TTL_SECONDS + 1, KEY_EPOCH_SECONDS, 3 * KEY_EPOCH_SECONDS, -KEY_EPOCH_SECONDS),
    ),
    alterations,
    maxResults: fc.constantFrom(null, '1', '50', '0', 'x'),
  })
  .map(({ other, ...more }) => Object.assign(more, { used: other ?? more.issued }));

/** No cursor opens but the one that was issued, where it was issued, in its time. */
export const cursors: Target<Input> = {
  name: 'cursors',
  what: 'cursors that are altered, spliced, spelled otherwise or used elsewhere',
  inputs,
  start,
};

async function start(): Promise<Attack<Input>> {
  const nonces = new Set<string>();
  const state = { now: NOON, token: '', asked: [] as (string | undefined)[] };
  const handlers = new Map<string, ReturnType<typeof checkedHandler>>();
  const call = async ({ operation, identifier, secret }: Place, query: Record<string, string>) => {
    const { handler, lines } =
      handlers.get(secret) ??
      checkedHandler(
        'http://127.0.0.1:1',
        { CURSOR_SECRET: secret },
        {
          now: () => state.now,
          upstream: async ({ token }) => {
            state.asked.push(token);
            return { entries: [], ...(token === undefined && { token: state.token }) };
          },
        },
      );
    handlers.set(secret, { handler, lines });
    lines.length = 0;
    state.asked.length = 0;
    const named = operations[operation] ?? operations[0];
    const answer = await invoke(handler, { operation: named, identifier, query });
    return { answer, asked: [...state.asked], record: lines[0]?.record };
  };
  const issue = async (place: Place, token: string) => {
    Object.assign(state, { now: NOON, token });
    const { answer } = await call(place, {});
    assert.equal(answer.statusCode, 200);
    const cursor = String(answer.json.NextToken);
    const nonce = Buffer.from(cursor, 'base64url').toString('latin1', 3, 3 + CURSOR_LAYOUT.nonce);
    assert.ok(!nonces.has(nonce), 'a nonce came twice');
    if (nonces.size < MOST_NONCES) nonces.add(nonce);
    return cursor;
  };

  return {
    async attempt({ token: text, times, issued, used, age, alterations, maxResults }) {
      const token = text.repeat(times);
      const other = Array.from(token).with(0, 'x').join('');
      const cursor = await issue(issued, token);
      // Good ones of the same list, of where it is used, and of another token.
      const others = [await issue(issued, token), await issue(used, token), await issue(issued, other)];
      const sent = altered(cursor, alterations, others);
      // A splice may be all of a cursor that is good there.
      const isGood = [cursor, ...others].includes(sent);
      const from = sent === cursor || sent !== others[1] ? issued : used;
      const isSamePlace =
        from.secret === used.secret &&
        from.operation === used.operation &&
        (from.identifier === used.identifier || operations[used.operation]?.path === '/dataIntegrations');
      const isInTime = age >= 0 && age <= TTL_SECONDS;
      state.now = NOON + age * 1000;

      const query = { nextToken: sent, ...(maxResults !== null && { maxResults }) };
      const { answer, asked, record } = await call(used, query);
      const opens = isGood && isSamePlace && isInTime;
      const isAsked = opens && (maxResults === null || Number(maxResults) > 0);
      const expectedStatus = isAsked ? 200 : 400;
      const what = opens ? 'with a cursor that is good there' : 'with what is no cursor there';
      assert.equal(
        answer.statusCode,
        expectedStatus,
        `${answer.statusCode} in the place of ${expectedStatus}, ${what}`,
      );
      const expected = sent === others[2] ? other : token;
      assert.deepEqual(asked, isAsked ? [expected] : []);
      if (sent !== '') assert.equal(record?.cursor === 'opened', opens, 'what is no cursor was opened');
    },
    async [Symbol.asyncDispose]() {},
  };
}
