import { afterEach, expect, test } from '@jest/globals';

import { canaries } from '../canaries.ts';
import type { EmulatedBff } from '../local/under-contract.ts';
import { manyClientIds, routeUrl, startWhole } from './whole.ts';

const running: EmulatedBff[] = [];
afterEach(async () => {
  for (const whole of running.splice(0)) await whole.close();
});

async function start(environment?: Record<string, string>): Promise<EmulatedBff> {
  const whole = await startWhole(environment);
  running.push(whole);
  return whole;
}

async function readPage(whole: EmulatedBff, query: string) {
  const response = await fetch(routeUrl(whole, 'many', query));
  return { status: response.status, body: JSON.parse(await response.text()) };
}

/** The first page of one start, and what another start makes of its cursor. */
async function acrossRestart(before?: Record<string, string>, after = before) {
  const { body } = await readPage(await start(before), '?maxResults=7');
  const restarted = await start(after);
  const next = await readPage(restarted, `?maxResults=7&nextToken=${body.NextToken}`);
  return { ...next, sentUpstream: restarted.emulator.requests.count() };
}

const SECRET = { CURSOR_SECRET: canaries.cursorSecret };

test.each([
  ['without a secret', undefined, undefined],
  ['with another secret', SECRET, { CURSOR_SECRET: `${canaries.cursorSecret}2` }],
])('%s, a cursor ends with the start that issued it', async (_, before, after) => {
  expect(await acrossRestart(before, after)).toMatchObject({
    status: 400,
    body: { code: 'InvalidRequestException', issues: [{ parameter: 'nextToken' }] },
    sentUpstream: 0,
  });
});

test('with the same secret, a cursor goes on after a restart', async () => {
  const { status, body } = await acrossRestart(SECRET);
  expect(status).toBe(200);
  expect(body.DataIntegrationAssociations).toMatchObject(
    manyClientIds.slice(7, 14).map((ClientId) => ({ ClientId })),
  );
});
