import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { documentedError } from '../../../lambda/api-error.ts';
import { createAgents, createHttpHandler, TransportError } from '../../../lambda/aws/http-handler.ts';
import { isThrottling, withRetry } from '../../../lambda/aws/retry.ts';
import { noTime, toUpstreamError } from '../../../lambda/upstream/upstream-error.ts';
import { stopClock } from '../../stopped-clock.ts';
import { json, startUpstream } from '../upstream-server.ts';

stopClock();

const agents = createAgents();
const http = createHttpHandler(agents, { connectTimeoutMs: 500, requestTimeoutMs: 2000 });
/** What the wait before a second attempt is drawn from. */
const drawn = jest.spyOn(Math, 'random');

beforeEach(() => {
  drawn.mockClear();
});
afterEach(() => agents.http.destroy());

function ask(url: string, path = '/') {
  const { protocol, hostname, port } = new URL(url);
  return withRetry(performance.now() + 4000, noTime, async () => {
    try {
      return await http.handle({ method: 'GET', protocol, hostname, port: Number(port), path, headers: {} });
    } catch (error) {
      throw toUpstreamError(error);
    }
  });
}

test('a connection that was closed while nobody used it is replaced at once', async () => {
  const upstream = await startUpstream(
    json(200, {}),
    (response) => response.socket?.resetAndDestroy(),
    json(200, { second: 'attempt' }),
  );
  await ask(upstream.url);
  const { response } = await ask(upstream.url);
  expect(Buffer.from(response.body).toString()).toBe('{"second":"attempt"}');
  expect(upstream.requests).toHaveLength(3);
  expect(drawn).not.toHaveBeenCalled();
});

test('a new connection that breaks is tried again after a random wait', async () => {
  const upstream = await startUpstream((response) => response.socket?.resetAndDestroy(), json(200, {}));
  await ask(upstream.url);
  expect(upstream.requests).toHaveLength(2);
  expect(drawn).toHaveBeenCalledTimes(1);
});

test('never more than two attempts, kept connections or not', async () => {
  const upstream = await startUpstream(json(200, {}), (response) => response.socket?.resetAndDestroy());
  await ask(upstream.url);
  await expect(ask(upstream.url)).rejects.toMatchObject({ status: 503, reason: 'upstream-unreachable' });
  expect(upstream.requests).toHaveLength(3);
});

test.each([
  [true, 2],
  [false, 1],
])('whether a failure may pass (%p) is what it says itself, whatever else it is', async (mayPass, calls) => {
  const call = jest.fn<() => Promise<never>>();
  call.mockRejectedValue(Object.assign(new Error('test'), { mayPass }));
  await expect(withRetry(performance.now() + 1000, noTime, call)).rejects.toThrow('test');
  expect(call).toHaveBeenCalledTimes(calls);
});

test('with no time left nothing is called, and the failure is the one given', async () => {
  const call = jest.fn<() => Promise<void>>();
  await expect(withRetry(performance.now() + 10, noTime, call)).rejects.toMatchObject({
    reason: 'upstream-timeout',
  });
  expect(call).not.toHaveBeenCalled();
});

test('the first attempt may take half of the time, the second what is left', async () => {
  const limits: number[] = [];
  const failing = withRetry(performance.now() + 1000, noTime, async (timeoutMs) => {
    limits.push(timeoutMs);
    throw documentedError('ServiceUnavailable', 'upstream-timeout');
  });
  await expect(failing).rejects.toMatchObject({ status: 503 });
  // No time passes here but what is kept for the wait in between.
  const backoff = Math.floor(Number(drawn.mock.results[0]?.value) * 100);
  expect(limits).toEqual([500, 1000 - backoff]);
});

/** A call that fails at first, after so many milliseconds, and what it was given both times. */
function failsOnce(afterMs: number, cause?: unknown) {
  const limits: number[] = [];
  const call = async (timeoutMs: number): Promise<string> => {
    limits.push(timeoutMs);
    if (limits.length === 2) return 'second';
    jest.advanceTimersByTime(afterMs);
    throw documentedError('ServiceUnavailable', 'upstream-unreachable', { cause });
  };
  return { limits, call };
}

test.each([
  [20, 0, [10, 20]],
  [19, 0, []],
  [100, 80, [50, 20]],
  [100, 81, [50]],
])('of %i ms, %i of them gone with the first attempt, the attempts get %j', async (all, gone, expected) => {
  if (expected.length === 2) drawn.mockReturnValueOnce(0);
  const { limits, call } = failsOnce(gone);
  await withRetry(performance.now() + all, noTime, call).catch(() => undefined);
  expect(limits).toEqual(expected);
});

test('the wait between two attempts is a tenth of a second at the most, and really waited', async () => {
  drawn.mockReturnValueOnce(0.999);
  const { limits, call } = failsOnce(0);
  const begun = process.hrtime.bigint();
  await expect(withRetry(performance.now() + 1000, noTime, call)).resolves.toBe('second');
  expect(limits).toEqual([500, 901]);
  expect(process.hrtime.bigint() - begun).toBeGreaterThanOrEqual(98_000_000n);
});

function broken(onKept?: boolean): TransportError {
  return new TransportError('unreachable', 'closed', undefined, onKept);
}

test('a connection that broke before it was used is no reason to wait, any other is', async () => {
  for (const [cause, draws] of [
    [broken(true), 0],
    [broken(false), 1],
    [broken(), 1],
    [new Error('closed'), 1],
    [{ onKeptConnection: true }, 1],
  ] as const) {
    drawn.mockClear();
    await withRetry(performance.now() + 1000, noTime, failsOnce(0, cause).call);
    expect(drawn).toHaveBeenCalledTimes(draws);
  }
});

test.each([
  ['ThrottlingException', true],
  ['ThrottledException', true],
  ['RequestThrottled', true],
  ['ProvisionedThroughputExceededException', true],
  ['RequestLimitExceeded', true],
  ['LimitExceededException', true],
  ['TooManyRequestsException', true],
  ['SlowDown', true],
  ['AccessDeniedException', false],
  ['ServiceUnavailable', false],
])('%s is a quota that is used up: %p', (name, expected) => {
  expect(isThrottling(name)).toBe(expected);
});
