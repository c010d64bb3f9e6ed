import assert from 'node:assert/strict';
import { createServer } from 'node:http';

import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import * as fc from 'fast-check';

import { listen } from '../../../emulator/hosts/listen.ts';
import { readHandlerAnswer } from '../../../local/gateway/handler-answer.ts';
import { canaries, mayGiveSecrets } from '../../canaries.ts';
import { checkedHandler } from '../../lambda/checked-handler.ts';
import { invoke } from '../../lambda/invoke.ts';
import { anyEvent, fillIn, OF_THE_CALLER } from '../arbitrary-events.ts';
import { assertOneLine } from '../documented-line.ts';
import { stoppedClock } from '../stopped-clock.ts';
import type { Attack, Target } from '../target.ts';
import { watchConnections } from '../watch-connections.ts';

/** Marked secrets, wherever the function has one. `checkedHandler` finds them in answers and lines. */
const secrets = {
  AWS_ACCESS_KEY_ID: 'canary-access-key-id',
  AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
  AWS_SESSION_TOKEN: canaries.sessionToken,
  CURSOR_SECRET: canaries.cursorSecret,
};

const settings = {
  bare: {},
  origins: { ALLOWED_ORIGINS: 'https://app.example.com' },
  open: { ALLOWED_ORIGINS: '*', PAGE_CACHE_SECONDS: '5', STALE_PAGE_SECONDS: '60' },
  budget: { UPSTREAM_RATE: '1', UPSTREAM_BURST: '1' },
  narrow: { ALLOWED_DATA_INTEGRATIONS: 'orders' },
};

interface Input {
  settings: keyof typeof settings;
  event: unknown;
}

/** Whatever the event, the answer is a documented one, one line says why, and nothing secret is in either. */
export const events: Target<Input> = {
  name: 'events',
  what: 'events of any shape into the handler of the function',
  inputs: fc.record({
    settings: fc.constantFrom(...(Object.keys(settings) as (keyof typeof settings)[])),
    event: anyEvent,
  }),
  start,
};

async function start(): Promise<Attack<Input>> {
  const entries = { DataIntegrationAssociations: [{ ClientId: 'a' }] };
  const page = JSON.stringify({ ...entries, NextToken: canaries.upstreamToken });
  const lastPage = JSON.stringify(entries);
  const server = mayGiveSecrets(
    createServer(({ url = '' }, response) => response.end(/nextToken|last/.test(url) ? lastPage : page)),
  );
  const upstream = await listen(server, 0, '127.0.0.1', 0);
  const connections = watchConnections();
  const handlerWith = (more: object) =>
    checkedHandler(upstream.url, { ...secrets, ...more }, { now: () => 1_790_000_000_000 });
  const cursor = String((await invoke(handlerWith({}).handler)).json.NextToken);
  const clock = stoppedClock();

  return {
    async attempt({ settings: name, event }) {
      const { handler, lines } = handlerWith(settings[name]);
      const given = fillIn(event, cursor) as APIGatewayProxyEvent;
      // The second one may find what the first has left in memory.
      for (const awsRequestId of ['invocation-1', 'invocation-2']) {
        lines.length = 0;
        const answer = await handler(given, { awsRequestId } as Context);
        // API Gateway can send it.
        readHandlerAnswer(answer);
        const { 'Cache-Control': cacheControl, ...others } = answer.headers ?? {};
        assert.equal(others['X-Content-Type-Options'], 'nosniff');
        assert.equal(
          cacheControl === 'no-store',
          answer.statusCode >= 400,
          'errors are not kept, and only they',
        );
        assertOneLine(lines, answer.statusCode);
        assert.notEqual(lines[0]?.record.reason, 'bug', lines[0]?.record.detail);
        assertNothingOfTheCaller(lines, cursor, given);
      }
      assert.equal(clock.countTimers(), 0, 'a timer is left');
      await connections.unused();
      connections.forget();
      assert.equal(Object.getOwnPropertyNames(Object.prototype).length, ofEveryObject);
    },
    async [Symbol.asyncDispose]() {
      clock.uninstall();
      connections.stop();
      await upstream.close();
    },
  };
}

const ofEveryObject = Object.getOwnPropertyNames(Object.prototype).length;

/** What a caller sends is nothing for the log, apart from what names the request. */
function assertNothingOfTheCaller(lines: object[], cursor: string, event: Partial<APIGatewayProxyEvent>) {
  const { requestId }: { requestId?: unknown } = event?.requestContext ?? {};
  const logged = JSON.stringify(lines);
  for (const sent of [cursor, OF_THE_CALLER])
    assert.ok(requestId === sent || !logged.includes(sent), `${sent}, which the caller sent, is in the log`);
}
