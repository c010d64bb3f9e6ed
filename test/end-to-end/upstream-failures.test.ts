import { afterAll, expect, test } from '@jest/globals';

import type { ErrorBody } from '../../contract/error-body.ts';
import { reserved } from '../../emulator/faults/reserved.ts';
import { letTimePass, upstreamFailures } from './upstream-failures.ts';
import { routeUrl, startWhole } from './whole.ts';

const TIME_BUDGET_MS = 1000;

const whole = await startWhole({ UPSTREAM_TIMEOUT_MS: String(TIME_BUDGET_MS) });
afterAll(() => whole.close());

test.each(Object.entries(upstreamFailures))(
  '%s gets the contract answer in time: %p',
  async (identifier, [status, code]) => {
    const startedAt = Date.now();
    const asked = whole.emulator.requests.count();
    const answer = fetch(routeUrl(whole, identifier));
    await letTimePass(whole, identifier, asked);
    const response = await answer;
    const text = await response.text();
    expect(Date.now() - startedAt).toBeLessThanOrEqual(TIME_BUDGET_MS);
    const body = JSON.parse(text) as ErrorBody;
    expect([response.status, body.code]).toEqual([status, code]);
    expect(Object.keys(body)).toEqual(['message', 'code', 'requestId']);
    expect(text).not.toMatch(/111122223333|shard|<html>/);
  },
);

test('what a hostile error says of the answer is not heard', async () => {
  const response = await fetch(routeUrl(whole, 'hostile-error'));
  expect(response.status).toBe(400);
  expect(response.headers.has('set-cookie')).toBe(false);
  expect(response.headers.has('x-hostile')).toBe(false);
  expect(await response.text()).not.toMatch(/hostile/i);
});

test.each(['omitted', 'newer', 'flaky'] as const)('%s is no failure', async (identifier) => {
  expect((await fetch(routeUrl(whole, identifier))).status).toBe(200);
});

test('every reserved identifier is in one of these tests', () => {
  expect([...Object.keys(upstreamFailures), 'omitted', 'newer', 'flaky'].toSorted()).toEqual(
    Object.keys(reserved).toSorted(),
  );
});
