import { expect, test } from '@jest/globals';

import { errors } from '../../contract/errors.ts';
import { answerTo } from './answer-to.ts';
import { invoke } from './invoke.ts';
import { startHandler } from './start-handler.ts';
import { awsError, json, startUpstream } from './upstream-server.ts';

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

test.each([
  ['as it is', 'test/upstream+token='],
  ['percent-encoded', 'test%2Fupstream%2Btoken%3D'],
])(
  'a message that quotes the upstream token %s is not shown, and the log does not quote it',
  async (_how, quoted) => {
    const upstream = await startUpstream(
      json(200, { NextToken: 'test/upstream+token=' }),
      awsError(400, 'InvalidRequestException', `Bad NextToken ${quoted}.`),
    );
    const { handler, lines } = startHandler(upstream.url);
    const { NextToken: nextToken } = (await invoke(handler)).json;
    const { json: body } = await invoke(handler, { query: { nextToken } });
    expect(body).toMatchObject({
      code: 'InvalidRequestException',
      message: errors.InvalidRequestException.sentence,
    });
    expect(lines[1]?.record.detail).toBe('InvalidRequestException: Bad NextToken [token].');
  },
);

test('a message that does not quote the token is shown to whoever sent one', async () => {
  const upstream = await startUpstream(
    json(200, { NextToken: 'test-upstream-token' }),
    awsError(400, 'InvalidRequestException', 'Bad MaxResults.'),
  );
  const { handler } = startHandler(upstream.url);
  const { NextToken: nextToken } = (await invoke(handler)).json;
  expect((await invoke(handler, { query: { nextToken } })).json.message).toBe('Bad MaxResults.');
});

test.each([[{ text: 'secret' }], [5], [true], [null]])(
  'a message that is no text, %j, is not shown',
  async (message) => {
    const { answer } = await answerTo(
      json(400, { message }, { 'x-amzn-errortype': 'InvalidRequestException' }),
    );
    expect(answer).toMatchObject({
      statusCode: 400,
      json: { message: errors.InvalidRequestException.sentence },
    });
  },
);

test('the log keeps no more than the beginning of a long message', async () => {
  const { line } = await answerTo(awsError(400, 'InvalidRequestException', 'x'.repeat(1_000_000)));
  expect(line?.record.detail).toMatch(/^InvalidRequestException: x+…$/);
  expect(line?.record.detail?.length).toBeLessThan(5000);
});
