import { expect, test } from '@jest/globals';

import { ApiError, documentedError } from '../../../lambda/api-error.ts';
import type { RequestRecord } from '../../../lambda/request-record.ts';
import { errorAnswer } from '../../../lambda/route/error-answer.ts';
import type { RouteMiddleware } from '../../../lambda/route/middleware.ts';

type Request = Parameters<NonNullable<RouteMiddleware['onError']>>[0];

/** What an error becomes, and what the log has of it. */
function answerTo(error: unknown) {
  const record: RequestRecord = { requestId: 'r', status: 0, cursor: 'absent', ms: 0 };
  const request = { context: { record }, error } as unknown as Request;
  void errorAnswer().onError?.(request);
  return { record, error: request.error };
}

test('an error says its code and why in the log, and the rest to the caller', () => {
  const { record, error } = answerTo(
    documentedError('ThrottlingException', 'upstream-budget', { retryAfterSeconds: 7 }),
  );
  expect(record).toMatchObject({ code: 'ThrottlingException', reason: 'upstream-budget' });
  expect(record).not.toHaveProperty('detail');
  expect(error).toMatchObject({
    statusCode: 429,
    headers: { 'x-amzn-ErrorType': 'ThrottlingException', 'Cache-Control': 'no-store', 'Retry-After': '7' },
    expose: true,
  });
});

test.each([
  ['x'.repeat(2000), 'x'.repeat(2000)],
  ['x'.repeat(2001), `${'x'.repeat(2000)}…`],
  ['', ''],
])('a detail is logged as far as it is not too long (%#)', (detail, logged) => {
  const error = new ApiError({ code: 'Code', status: 500, message: '', reason: 'bug', detail });
  expect(answerTo(error).record.detail).toBe(logged);
});
