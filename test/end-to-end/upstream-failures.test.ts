import { afterAll, expect, jest, test } from '@jest/globals';

import type { ErrorBody } from '../../contract/error-body.ts';
import { reserved, type ReservedName } from '../../emulator/faults/reserved.ts';
import { until } from '../until.ts';
import { routeUrl, startWhole } from './whole.ts';

const TIME_BUDGET_MS = 1000;

const whole = await startWhole({ UPSTREAM_TIMEOUT_MS: String(TIME_BUDGET_MS) });
afterAll(() => whole.close());

const answers: Record<
  Exclude<ReservedName, 'omitted' | 'newer' | 'flaky'>,
  [status: number, code: string]
> = {
  invalid: [400, 'InvalidRequestException'],
  'hostile-error': [400, 'InvalidRequestException'],
  denied: [403, 'AccessDeniedException'],
  'expired-credentials': [403, 'ExpiredTokenException'],
  missing: [404, 'ResourceNotFoundException'],
  throttled: [429, 'ThrottlingException'],
  broken: [500, 'InternalServiceError'],
  nameless: [503, 'ServiceUnavailable'],
  'empty-500': [503, 'ServiceUnavailable'],
  unavailable: [503, 'ServiceUnavailable'],
  html: [503, 'ServiceUnavailable'],
  truncated: [503, 'ServiceUnavailable'],
  'cut-off': [503, 'ServiceUnavailable'],
  slow: [503, 'ServiceUnavailable'],
  hang: [503, 'ServiceUnavailable'],
  reset: [503, 'ServiceUnavailable'],
};

/** Those whose every attempt ends with its time, which passes here and only here. */
const late = new Set(['slow', 'hang']);

test.each(Object.entries(answers))(
  '%s gets the contract answer in time: %p',
  async (identifier, [status, code]) => {
    const startedAt = Date.now();
    const asked = whole.emulator.requests.count();
    const answer = fetch(routeUrl(whole, identifier));
    for (const attempts of late.has(identifier) ? [1, 2] : []) {
      await until(() => whole.emulator.requests.count() === asked + attempts);
      jest.advanceTimersToNextTimer();
    }
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
  expect([...Object.keys(answers), 'omitted', 'newer', 'flaky'].toSorted()).toEqual(
    Object.keys(reserved).toSorted(),
  );
});
