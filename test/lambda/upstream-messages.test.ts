import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

import { errors } from '../../contract/errors.ts';
import { canaries } from '../canaries.ts';
import { runNode } from '../run-node.ts';
import { answerTo } from './answer-to.ts';
import { bundlePath } from './bundle-path.ts';
import { testEnvironment } from './environment.ts';
import { eventOf, invoke } from './invoke.ts';
import { startHandler } from './start-handler.ts';
import { awsError, json, startUpstream } from './upstream-server.ts';

const sourcePath = fileURLToPath(new URL('../../lambda/create-handler.ts', import.meta.url));

test('nothing of an error body but its name and message reaches the caller', async () => {
  const hostile = {
    Message: 'Bad thing.',
    statusCode: 201,
    status: 200,
    expose: true,
    headers: { 'Set-Cookie': 'session=test', 'Access-Control-Allow-Origin': '*' },
    body: 'taken over',
    reason: 'bug',
    $metadata: { httpStatusCode: 200 },
    stack: 'secret stack',
    cause: { secret: true },
  };
  const { answer } = await answerTo(json(400, hostile, { 'x-amzn-errortype': 'InvalidRequestException' }));
  expect(answer).toEqual({
    statusCode: 400,
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'x-amzn-ErrorType': 'InvalidRequestException',
    },
    json: { message: 'Bad thing.', code: 'InvalidRequestException', requestId: 'test-request' },
  });
});

const token = `test/upstream+${canaries.upstreamToken}=`;
const told = `Bad NextToken ${token}`;

/** Asks for a second page with {@link token}, which AWS refuses so. */
async function refuseToken(...refusal: Parameters<typeof awsError>) {
  const upstream = await startUpstream(json(200, { NextToken: token }), awsError(...refusal));
  const { handler, lines } = startHandler(upstream.url);
  const { NextToken: nextToken } = (await invoke(handler)).json;
  const answer = await invoke(handler, { query: { nextToken } });
  return { answer, record: lines[1]?.record };
}

test.each([
  ['as it is', token],
  ['percent-encoded', encodeURIComponent(token)],
  ['percent-encoded in lower case', `test%2fupstream%2b${canaries.upstreamToken}%3d`],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(token))],
  ['as base64', Buffer.from(token).toString('base64')],
  ['in the beginning', 'test/upstr'],
  ['in the end', canaries.upstreamToken.slice(-12)],
])(
  'a message that quotes the upstream token %s is not shown, and the log does not quote it',
  async (_how, quoted) => {
    const { answer, record } = await refuseToken(400, 'InvalidRequestException', `Bad NextToken ${quoted}.`);
    expect(answer.json).toMatchObject({
      code: 'InvalidRequestException',
      message: errors.InvalidRequestException.sentence,
    });
    expect(record?.detail).toMatch(/^InvalidRequestException: Bad NextToken \[token\]=?\.$/);
  },
);

test.each([
  [400, 'InvalidRequestException', errors.InvalidRequestException.sentence],
  [404, 'ResourceNotFoundException', errors.ResourceNotFoundException.sentence],
  [429, 'ThrottlingException', errors.ThrottlingException.sentence],
  [418, 'AnErrorOfTomorrow', errors.InvalidRequestException.sentence],
])(
  'no words of AWS (%i %s) are shown to whoever sent a token, only logged',
  async (status, name, sentence) => {
    const { answer, record } = await refuseToken(status, name, 'Bad MaxResults.');
    expect(answer).toMatchObject({ statusCode: status, json: { message: sentence } });
    expect(record?.detail).toBe(`${name}: Bad MaxResults.`);
  },
);

test('nor does anything else of an answer bring the token to callers or log', async () => {
  const name = 'Bad.testupstream.Exception';
  const { answer, record } = await refuseToken(400, name, told, { 'x-amzn-requestid': `request-${token}` });
  expect(answer).toMatchObject({ statusCode: 503, json: { code: 'ServiceUnavailable' } });
  expect(record).toMatchObject({ reason: 'upstream-malformed', upstream: { requestId: '[token]' } });
  const all = JSON.stringify([answer, record]);
  expect(all).not.toMatch(/test.{0,3}upstream|stream.{0,3}token/);
});

const oddTexts: unknown[] = [{ text: 'secret' }, ['secret'], 5, 0, true, false, null, '', 1e30];

test('a message or a name that is no text is not shown, and the name in the header counts', async () => {
  for (const odd of oddTexts) {
    for (const member of ['message', 'Message', 'code', '__type']) {
      const body = { [member]: odd };
      const { answer, lines } = await answerTo(
        json(400, body, { 'x-amzn-errortype': 'InvalidRequestException' }),
      );
      expect([body, answer.statusCode]).toEqual([body, 400]);
      expect(answer.json.message).toBe(errors.InvalidRequestException.sentence);
      expect(lines).toHaveLength(1);
    }
  }
});

test('what of a message is shown is Unicode, and no more of it than anybody reads', async () => {
  const { answer } = await answerTo(awsError(400, 'InvalidRequestException', `\ud800${'x'.repeat(10_000)}`));
  expect(answer.json.message).toBe(`\ufffd${'x'.repeat(1999)}`);
});

test.each(['__type', 'code'])(
  'an error that comes with status 200, named by %s, is no page',
  async (member) => {
    const { answer, line } = await answerTo(
      json(200, { [member]: 'InternalServiceError', message: 'secret' }),
    );
    expect(answer).toMatchObject({ statusCode: 500, json: { code: 'InternalServiceError' } });
    expect(answer.json.message).not.toContain('secret');
    expect(line?.record.reason).toBe('upstream-malformed');
  },
);

test.each([
  [400, 'AuthFailure'],
  [400, 'UnauthorizedOperation'],
  [400, 'InvalidAccessKeyId'],
  [400, 'SubscriptionRequiredException'],
  [400, 'KMSAccessDeniedException'],
  [404, 'UnknownOperationException'],
])(
  '%i %s is about the function, not the request: a sign of an outage, in no words of AWS',
  async (status, name) => {
    const { answer, line } = await answerTo(awsError(status, name, 'role/secret'));
    expect(answer).toMatchObject({ statusCode: status, json: { code: name } });
    expect(answer.json.message).not.toContain('secret');
    expect(line?.record.reason).toBe('upstream-denied');
  },
);

test.each([[5], [['a']], [{ a: 1 }], [true]])('a token that is %j is no token', async (NextToken) => {
  const { answer, line } = await answerTo(json(200, { NextToken }));
  expect(answer.statusCode).toBe(503);
  expect(line?.record.reason).toBe('upstream-malformed');
});

test('whatever the types in an answer are, the process writes one line for it', async () => {
  const answers = oddTexts.flatMap((odd) => [
    json(
      400,
      { message: odd, Message: odd, code: odd, __type: odd },
      { 'x-amzn-errortype': 'ThrottlingException' },
    ),
    json(400, { message: odd, Message: odd }, { 'x-amzn-errortype': 'ErrorOfTomorrow' }),
    json(200, { NextToken: odd, DataIntegrationAssociations: [{ ClientId: odd }] }),
  ]);
  let count = 0;
  const upstream = await startUpstream((response, request) =>
    answers[Math.min(count++, answers.length - 1)]?.(response, request),
  );
  const handlerPath = 'functionUnderTest' in globalThis ? bundlePath() : sourcePath;
  const script = `
    const { createHandler } = await import(${JSON.stringify(handlerPath)});
    const handler = createHandler(${JSON.stringify({ ...testEnvironment, AWS_ENDPOINT_URL_APPINTEGRATIONS: upstream.url })}, {
      log: (level, { requestId }) => console.log(requestId),
    });
    for (let call = 0; call < ${answers.length}; call += 1)
      await handler(${JSON.stringify(eventOf({}))}, {});
    process.exit();`;
  const { stdout, stderr } = await runNode(['--input-type=module', '--eval', script]);
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n')).toEqual(Array(answers.length).fill('test-request'));
});

test('the log keeps no more than the beginning of a long message', async () => {
  const { line } = await answerTo(awsError(400, 'InvalidRequestException', 'x'.repeat(1_000_000)));
  expect(line?.record.detail).toMatch(/^InvalidRequestException: x+…$/);
  expect(line?.record.detail?.length).toBeLessThan(5000);
});
