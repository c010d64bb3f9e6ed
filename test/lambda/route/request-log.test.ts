import { expect, jest, test } from '@jest/globals';

import type { Reason } from '../../../lambda/api-error.ts';
import type { RequestRecord, StaleBecause } from '../../../lambda/request-record.ts';
import type { RouteMiddleware } from '../../../lambda/route/middleware.ts';
import { requestLog } from '../../../lambda/route/request-log.ts';
import type { Log } from '../../../lambda/route/request-log.ts';
import { stopClock } from '../../stopped-clock.ts';

stopClock();

type Level = Parameters<Log>[0];
type Request = Parameters<NonNullable<RouteMiddleware['after']>>[0];

/** The level of the one line of an answer. */
function levelOf(statusCode: number, more: Partial<RequestRecord>): Level {
  const levels: Level[] = [];
  const record: RequestRecord = { requestId: 'r', status: 0, cursor: 'absent', ms: 0, ...more };
  const context = { record, startedAt: 0 };
  void requestLog((level) => levels.push(level)).after?.({
    context,
    response: { statusCode },
  } as unknown as Request);
  expect(levels).toHaveLength(1);
  return levels[0] as Level;
}

/** What callers cause is for those who want to read of every request; what they can't is an error. */
const refusals: Record<Reason, [number, Level]> = {
  parameters: [400, 'info'],
  'cursor-malformed': [400, 'info'],
  'cursor-expired': [400, 'info'],
  'cursor-forged': [400, 'warn'],
  'cursor-key': [503, 'error'],
  'not-allowed': [404, 'info'],
  'no-route': [404, 'info'],
  'upstream-error': [404, 'info'],
  'upstream-denied': [403, 'error'],
  'upstream-fault': [500, 'error'],
  'upstream-throttled': [429, 'error'],
  'upstream-budget': [429, 'error'],
  'upstream-unreachable': [503, 'error'],
  'upstream-timeout': [503, 'error'],
  'upstream-malformed': [503, 'error'],
  bug: [500, 'error'],
};

test.each(Object.entries(refusals))('a refusal for the reason %s', (reason, [status, level]) => {
  expect(levelOf(status, { reason: reason as Reason })).toBe(level);
});

/** An earlier page hides from callers that AppIntegrations refused or failed, but from nobody who reads the log. */
const stale: Partial<Record<StaleBecause, Level>> = {
  'upstream-throttled': 'error',
  'upstream-fault': 'error',
  'upstream-unreachable': 'error',
  'upstream-timeout': 'error',
  'upstream-malformed': 'error',
  'upstream-budget': 'info',
  'not-due': 'info',
};

test.each(Object.entries(stale))('a page past its time because of %s', (why, level) => {
  for (const status of [200, 304])
    expect(levelOf(status, { cache: 'stale', why: why as StaleBecause })).toBe(level);
});

test('a page from which on the shared table is left alone', () => {
  expect(levelOf(200, { cache: 'miss', table: 'TableError: no' })).toBe('error');
});

/** The record of a request, begun with an event and ended with an answer a while later. */
async function recordOf(event: unknown, awsRequestId: unknown, response?: { statusCode: number }) {
  const records: RequestRecord[] = [];
  const { before, after, onError } = requestLog((_level, record) => records.push(record));
  const request = { event, context: { awsRequestId } as Partial<Request['context']>, response };
  jest.advanceTimersByTime(1000);
  await before?.(request as unknown as Request);
  jest.advanceTimersByTime(12.4);
  await (response ? after : onError)?.(request as unknown as Request);
  expect(records).toHaveLength(1);
  return records[0];
}

test('the line says how long the answer took, in whole milliseconds', async () => {
  await expect(recordOf({}, 'own', { statusCode: 200 })).resolves.toEqual({
    requestId: 'own',
    status: 200,
    cursor: 'absent',
    ms: 12,
  });
});

test('what ends without an answer is an error', async () => {
  await expect(recordOf({}, 'own')).resolves.toMatchObject({ status: 500 });
});

test.each([
  ['gateway', 'own', 'gateway'],
  ['', 'own', 'own'],
  [undefined, 'own', 'own'],
  [5, 'own', 'own'],
  [undefined, undefined, ''],
  [null, 5, ''],
])("of API Gateway's id %p and Lambda's %p, the line has %j", async (requestId, own, expected) => {
  const record = await recordOf({ requestContext: { requestId } }, own, { statusCode: 200 });
  expect(record).toMatchObject({ requestId: expected });
});

test('a page', () => {
  expect(levelOf(200, { cache: 'hit', age: 2 })).toBe('info');
});

test('an answer just below those of the server is none of its errors', () => {
  expect(levelOf(499, {})).toBe('info');
  expect(levelOf(500, {})).toBe('error');
});
