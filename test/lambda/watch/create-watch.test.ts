import { expect, test } from '@jest/globals';
import type { Context } from 'aws-lambda';

import { awsError, json, reset, startUpstream, text } from '../upstream-server.ts';
import { answering, failures, integrations, runs } from './appintegrations.ts';
import { steppedWatch } from './stepped-watch.ts';

const quarter = { getRemainingTimeInMillis: () => 900_000 };

/** A watch in front of a real server that answers so in turn, the last one for ever. */
async function inFrontOf(...answers: Parameters<typeof startUpstream>) {
  const upstream = await startUpstream(...answers);
  const stepped = steppedWatch(undefined, { AWS_ENDPOINT_URL_APPINTEGRATIONS: upstream.url });
  const summary = await stepped.handler({}, quarter);
  return { ...stepped, upstream, summary };
}

const list = json(200, { DataIntegrations: [{ Name: 'a' }] });

test('it asks for the most that a page may hold, signed for AppIntegrations', async () => {
  const { upstream, summary } = await inFrontOf(list, json(200, { DataIntegrationAssociations: [{}] }));
  expect(upstream.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /dataIntegrations?maxResults=50',
    'GET /dataIntegrations/a/associations?maxResults=50',
  ]);
  for (const { headers } of upstream.requests) {
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=test-access-key-id\/\d{8}\/eu-west-2\/app-integrations\//,
    );
  }
  expect(summary).toMatchObject({ walk: 'finished', calls: 2 });
});

test.each([
  ['a 500', awsError(500, 'InternalServiceError', 'Oops.'), 'upstream-fault'],
  ['a broken connection', reset, 'upstream-unreachable'],
  ['HTML', text(502, '<html>Bad gateway</html>'), 'upstream-malformed'],
  ['no list', json(200, { DataIntegrationAssociations: 'none' }), 'upstream-malformed'],
])('every attempt is a call of its own: %s', async (_what, answer, reason) => {
  const { upstream, summary, lines } = await inFrontOf(list, answer);
  expect(upstream.requests).toHaveLength(5);
  expect(summary).toMatchObject({ walk: 'unfinished', reason, at: 'a', calls: 5, ms: expect.any(Number) });
  expect(lines).toEqual([{ level: 'error', line: summary }]);
});

test('a Retry-After of AWS’s is kept', async () => {
  const throttled = awsError(429, 'ThrottlingException', 'Rate exceeded', { 'retry-after': '30' });
  const { clock, summary } = await inFrontOf(throttled, json(200, { DataIntegrations: [] }));
  expect(clock.now).toBe(30_000);
  expect(summary).toMatchObject({ walk: 'finished', calls: 2 });
});

test('a message of any length and with any characters is one line, and its token is nobody’s', async () => {
  const StatusMessage = `\u001b[2J\r\n${'x'.repeat(100_000)}`;
  const page = `{"DataIntegrationAssociations":[{"LastExecutionStatus":{"ExecutionStatus":"FAILED","StatusMessage":${JSON.stringify(StatusMessage)}}},{"LastExecutionStatus":{"ExecutionStatus":"FAILED","StatusMessage":"\\ud800 half"}}]}`;
  const { lines } = await inFrontOf(list, text(200, page, { 'content-type': 'application/json' }));
  expect(lines.map(({ line }) => line)).toMatchObject([
    { run: 'failed', statusMessage: StatusMessage.slice(0, 2000) },
    { run: 'failed', statusMessage: '\u{fffd} half' },
    { walk: 'finished', failedRuns: 2 },
  ]);
  for (const { line } of lines) expect(JSON.stringify(line)).not.toMatch(/[\n\r]/);
});

test('the token of a page is not in the log', async () => {
  const token = 'a-very-secret-token-of-aws';
  const { lines } = await inFrontOf(
    json(200, { DataIntegrations: [], NextToken: token }),
    awsError(400, 'InvalidRequestException', `There is no token ${token}.`),
  );
  expect(lines).toMatchObject([{ line: { walk: 'unfinished', reason: 'upstream-error' } }]);
  expect(JSON.stringify(lines)).not.toContain(token);
});

test('an endpoint that nobody listens at', async () => {
  const { handler, lines } = steppedWatch(undefined, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
  const summary = await handler({}, quarter);
  expect(summary).toMatchObject({ walk: 'unfinished', reason: 'upstream-unreachable', calls: 4 });
  expect(lines).toEqual([{ level: 'error', line: summary }]);
});

test('whatever the event is, and whoever invokes it, it ends two seconds before Lambda would end it', async () => {
  const refused = answering(() => failures.throttled());
  const contexts: (Partial<Context> | undefined)[] = [
    { getRemainingTimeInMillis: () => 60_000 },
    { getRemainingTimeInMillis: () => Number.NaN },
    { getRemainingTimeInMillis: () => Infinity },
    {},
    undefined,
  ];
  const ends: number[] = [];
  for (const context of contexts) {
    const { handler, clock } = steppedWatch(refused);
    expect(await handler(undefined, context)).toMatchObject({ walk: 'unfinished' });
    ends.push(clock.now);
  }
  expect(ends[0]).toBeLessThanOrEqual(58_000);
  expect(ends[0]).toBeGreaterThan(25_000);
  expect(ends[1]).toBe(0);
  for (const end of ends.slice(2)) {
    expect(end).toBeLessThanOrEqual(898_000);
    expect(end).toBeGreaterThan(800_000);
  }
});

test.each([
  ['a finished walk', 'info', good, ''],
  ['one that has found all on its list', 'info', good, 'a'],
  ['one that misses what is on its list', 'warn', good, 'a,b'],
  ['one that is unfinished', 'error', () => failures.denied(), 'a,b'],
] as const)('the summary of %s is told as %s', async (_what, level, answers, allowed) => {
  const { watch, lines } = steppedWatch(answering(answers), { ALLOWED_DATA_INTEGRATIONS: allowed });
  await watch(900_000);
  expect(lines.at(-1)?.level).toBe(level);
});

function good(identifier: string) {
  return identifier === '' ? integrations('a') : runs('COMPLETED');
}
