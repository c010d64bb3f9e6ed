import { expect, test } from '@jest/globals';

import type { RequestRecord } from '../../../lambda/request-record.ts';
import { createFunctionLog } from '../../../local/terminal/function-log.ts';

const record: RequestRecord = { requestId: 'request-1', status: 200, cursor: 'absent', ms: 3 };

function noteOf(members: Partial<RequestRecord>): string {
  const { log, take } = createFunctionLog();
  log('info', { ...record, ...members });
  return take('request-1');
}

test('an uneventful request has nothing to say', () => {
  expect(noteOf({ cache: 'off', upstream: { attempts: 1, ms: 3 } })).toBe('');
});

test('what the cache did, how often AppIntegrations was asked, and why a request failed', () => {
  expect(
    noteOf({
      cache: 'miss',
      upstream: { attempts: 2, ms: 3 },
      code: 'ServiceUnavailable',
      reason: 'upstream-unreachable',
      detail: 'read ECONNRESET',
    }),
  ).toBe('cache miss, 2 attempts, upstream-unreachable: read ECONNRESET');
});

test('why a page past its time was answered', () => {
  expect(noteOf({ cache: 'stale', why: 'upstream-throttled' })).toBe('cache stale (upstream-throttled)');
});

test('an error without detail is named by its code', () => {
  expect(noteOf({ code: 'InvalidRequestException', reason: 'cursor-expired' })).toBe(
    'cursor-expired: InvalidRequestException',
  );
});

test('a record is given out once, and only for its request', () => {
  const { log, take } = createFunctionLog();
  log('info', { ...record, cache: 'hit' });
  expect(take('request-2')).toBe('');
  expect(take('request-1')).toBe('cache hit');
  expect(take('request-1')).toBe('');
});

test('records nobody asks for do not pile up', () => {
  const { log, take } = createFunctionLog();
  for (let index = 0; index <= 1000; index += 1) {
    log('info', { ...record, requestId: `request-${index}`, cache: 'hit' });
  }
  expect([take('request-0'), take('request-1000')]).toEqual(['', 'cache hit']);
});
