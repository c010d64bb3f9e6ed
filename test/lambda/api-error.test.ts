import { expect, test } from '@jest/globals';

import { errors } from '../../contract/errors.ts';
import { operations } from '../../contract/operations.ts';
import { ApiError, brokenRule, documentedError, parameterError, toApiError } from '../../lambda/api-error.ts';

const anError = (status: number, more = {}) =>
  new ApiError({ code: 'Code', status, message: 'test', reason: 'bug', ...more });

test.each([
  [429, 1],
  [503, 2],
  [504, 2],
])('a %i says when to come back: after %i seconds, unless it knows better', (status, seconds) => {
  expect(anError(status)).toMatchObject({ retryAfterSeconds: seconds, toldRetryAfter: undefined });
  expect(anError(status, { retryAfterSeconds: 7 })).toMatchObject({
    retryAfterSeconds: 7,
    toldRetryAfter: 7,
  });
});

test.each([400, 401, 403, 404, 500, 502])('a %i never does', (status) => {
  expect(anError(status, { retryAfterSeconds: 7 }).retryAfterSeconds).toBeUndefined();
});

test('the time to come back is never earlier than what is asked for, in whole seconds', () => {
  const error = anError(429);
  error.notBefore(1000);
  expect(error.retryAfterSeconds).toBe(1);
  error.notBefore(1001);
  expect(error.retryAfterSeconds).toBe(2);
  error.notBefore(500);
  expect(error.retryAfterSeconds).toBe(2);

  const none = anError(404);
  none.notBefore(5000);
  expect(none.retryAfterSeconds).toBeUndefined();
});

test.each([
  [503, undefined, true],
  [503, false, false],
  [500, undefined, false],
  [500, true, true],
])('whether a %i that says %p may pass: %p', (status, mayPass, expected) => {
  expect(anError(status, { mayPass }).mayPass).toBe(expected);
});

test('a documented error has its status and sentence, unless another fits better', () => {
  const { status, sentence } = errors.ResourceNotFoundException;
  const error = documentedError('ResourceNotFoundException', 'not-allowed');
  expect(error).toMatchObject({
    name: 'ApiError',
    code: 'ResourceNotFoundException',
    status,
    message: sentence,
    reason: 'not-allowed',
  });
  const cause = new Error('test');
  const other = documentedError('ResourceNotFoundException', 'no-route', {
    message: 'Other.',
    detail: 'why',
    cause,
  });
  expect(other).toMatchObject({ message: 'Other.', detail: 'why', cause });
});

test('broken rules are told in one answer, each with its parameter', () => {
  const [operation] = operations;
  const issues = [brokenRule(operation, 'maxResults'), brokenRule(operation, 'nextToken')];
  const { maxResults, nextToken } = operation.parameters;
  expect(issues).toEqual([
    { parameter: 'maxResults', message: maxResults.rule },
    { parameter: 'nextToken', message: nextToken.rule },
  ]);
  const error = parameterError(issues);
  expect(error).toMatchObject({ status: 400, code: 'InvalidRequestException', reason: 'parameters', issues });
  expect(error.message).toBe(`maxResults ${maxResults.rule}. nextToken ${nextToken.rule}.`);
  expect(parameterError(issues, 'cursor-forged').reason).toBe('cursor-forged');
});

test('what is an answer already stays it; all else is a bug, told to the log alone', () => {
  const known = anError(404);
  expect(toApiError(known)).toBe(known);

  const thrown = new TypeError('secret');
  const bug = toApiError(thrown);
  expect(bug).toMatchObject({ status: 500, reason: 'bug', detail: thrown.stack, cause: thrown });
  expect(bug.message).toBe(errors.InternalServiceError.sentence);

  delete thrown.stack;
  expect(toApiError(thrown).detail).toBe('TypeError: secret');
  expect(toApiError({ a: 1 }).detail).toBe('Thrown: { a: 1 }');
});
