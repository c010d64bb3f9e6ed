import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';

import * as fc from 'fast-check';

import { checkedHandler } from '../../lambda/checked-handler.ts';
import { invoke } from '../../lambda/invoke.ts';
import { assertOneLine } from '../documented-line.ts';
import { behaviours, POISON, TOKEN, TOKEN_SPELLINGS } from '../odd-answers.ts';
import type { Behaviour } from '../odd-answers.ts';
import { startRawUpstream } from '../raw-upstream.ts';
import { stoppedClock } from '../stopped-clock.ts';
import type { Attack, Target } from '../target.ts';
import { watchConnections } from '../watch-connections.ts';

interface Input {
  /** What the first attempts are answered with. */
  answers: Behaviour[];
  /** Whether the server goes on talking when nobody asks. */
  unasked: boolean;
  keepsPages: boolean;
}

/** Milliseconds of the clock that stands still. */
const BUDGET_MS = 1500;
/** As many at once as a server lets pass. */
const MOST_AT_ONCE_MS = 50;
/** Without a byte for so many turns of the event loop, nothing comes any more until time passes. */
const QUIET_TURNS = 50;
const HOUR_MS = 3_600_000;

/** Whatever AppIntegrations answers, callers get a documented answer in time, and the next one gets a page of his own. */
export const upstreamAnswers: Target<Input> = {
  name: 'upstream-answers',
  what: 'broken, odd and slow HTTP over TCP in the place of AppIntegrations',
  inputs: fc.record({
    answers: fc.array(behaviours, { minLength: 1, maxLength: 2 }),
    unasked: fc.boolean(),
    keepsPages: fc.boolean(),
  }),
  start,
};

async function start(): Promise<Attack<Input>> {
  const clock = stoppedClock();
  const { random } = Math;
  // No wait between two attempts: that one is the machine's.
  Math.random = () => 0;
  // Whoever has given up waits for nothing any more.
  const upstream = await startRawUpstream((ms) => clock.countTimers() > 0 && clock.tick(ms));
  const connections = watchConnections();

  return {
    async attempt({ answers, unasked, keepsPages }) {
      const kept = keepsPages ? { PAGE_CACHE_SECONDS: '5', STALE_PAGE_SECONDS: '60' } : {};
      const time = { now: 1_790_000_000_000 };
      const { handler, lines } = checkedHandler(
        upstream.url,
        { UPSTREAM_TIMEOUT_MS: String(BUDGET_MS), ...kept },
        { now: () => time.now },
      );
      const page = JSON.stringify({ NextToken: TOKEN });
      upstream.plan([
        [{ send: `HTTP/1.1 200 OK\r\ncontent-length: ${page.length}\r\n\r\n${page}` }],
        ...answers,
      ]);
      const nextToken: string = (await invoke(handler)).json.NextToken;

      lines.length = 0;
      const startedAt = performance.now();
      const called = invoke(handler, { query: { nextToken } });
      await letTimePass(called);
      const answer = await called;
      assert.ok(performance.now() - startedAt <= BUDGET_MS + MOST_AT_ONCE_MS, 'the answer came too late');
      assertOneLine(lines, answer.statusCode);
      assert.notEqual(lines[0]?.record.reason, 'bug', lines[0]?.record.detail);
      const told = JSON.stringify(lines) + (answer.statusCode < 400 ? '' : JSON.stringify(answer));
      const isTold = TOKEN_SPELLINGS.some((spelled) => told.includes(spelled));
      assert.ok(!isTold, "AppIntegrations' token is in the error or the log");
      assert.ok(upstream.state.requests <= 3, 'there were more than two attempts');

      await connections.unused();
      assert.equal(clock.countTimers(), 0, 'a timer is left');
      if (unasked) {
        upstream.sayUnasked();
        // What comes together with the next request is, to HTTP, its answer; what came before ends the connection.
        await connections.closed('a connection is kept on which something came unasked');
      }

      upstream.plan([]);
      time.now += HOUR_MS;
      // The second one would be the first to get what the memory has mixed up.
      for (const identifier of ['returns', 'invoices']) {
        const next = await invoke(handler, { identifier });
        assert.deepEqual(next.json, { DataIntegrationAssociations: [{ ClientId: identifier }] });
        assert.ok(!JSON.stringify(next).includes(POISON));
      }
      upstream.hangUp();
      await connections.closed('a connection is kept that the other side has closed');
      connections.forget();
    },
    async [Symbol.asyncDispose]() {
      connections.stop();
      Math.random = random;
      clock.uninstall();
      await upstream.close();
    },
  };

  /** Moves the clock to the next time limit whenever there is nothing else to wait for. */
  async function letTimePass(answer: Promise<unknown>): Promise<void> {
    const state = { isThere: false, bytes: -1, quiet: 0 };
    const there = () => (state.isThere = true);
    answer.then(there, there);
    for (; !state.isThere; await nextTurn()) {
      const bytes = connections.all().reduce((sum, { bytesRead }) => sum + bytesRead, upstream.bytes());
      state.quiet = bytes === state.bytes ? state.quiet + 1 : 0;
      state.bytes = bytes;
      if (state.quiet < QUIET_TURNS) continue;
      clock.next();
      state.quiet = 0;
    }
  }
}
