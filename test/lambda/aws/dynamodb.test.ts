import { afterAll, describe, expect, jest, test } from '@jest/globals';

import { createTable } from '../../../lambda/aws/dynamodb.ts';
import { createAgents, createHttpHandler } from '../../../lambda/aws/http-handler.ts';
import { canaries } from '../../canaries.ts';
import { stopClock } from '../../stopped-clock.ts';
import { json, never, reset, startUpstream, text } from '../upstream-server.ts';

stopClock();

const environment = {
  region: 'eu-west-2',
  credentials: { accessKeyId: 'test-access-key-id', secretAccessKey: canaries.secretAccessKey },
};
const agents = createAgents();
const httpHandler = createHttpHandler(agents, { connectTimeoutMs: 2000, requestTimeoutMs: 2000 });
afterAll(() => agents.http.destroy());

/** A table behind a server that gives these answers, and what the server was asked. */
async function start(...answers: Parameters<typeof startUpstream>) {
  jest.advanceTimersByTime(1000);
  const { url, requests } = await startUpstream(...answers);
  const table = createTable('test-table', environment, new URL(url), httpHandler, 100);
  const asked = () => requests.map(({ headers, body }) => [headers['x-amz-target'], JSON.parse(body)]);
  return { table, requests, asked };
}

describe('DynamoDB is asked, signed,', () => {
  test('for an item by its key, as it was a moment ago', async () => {
    const { table, requests, asked } = await start(json(200, {}));
    await expect(table.get('one')).resolves.toBeUndefined();
    expect(asked()).toEqual([
      ['DynamoDB_20120810.GetItem', { TableName: 'test-table', Key: { key: { S: 'one' } } }],
    ]);
    expect(requests[0]?.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      authorization: expect.stringContaining('/eu-west-2/dynamodb/aws4_request'),
    });
    // Or the answer would come compressed.
    expect(requests[0]?.headers).not.toHaveProperty('accept-encoding');
  });

  test('to put an item where a condition holds', async () => {
    const { table, asked } = await start(json(200, {}));
    const item = { key: 'one', text: '', date: 1_767_787_200_000.25 };
    await expect(table.put(item, ['NOT date > :at', { ':at': -1 }])).resolves.toBe(true);
    expect(asked()).toEqual([
      [
        'DynamoDB_20120810.PutItem',
        {
          TableName: 'test-table',
          Item: { key: { S: 'one' }, text: { S: '' }, date: { N: '1767787200000.25' } },
          ConditionExpression: 'NOT date > :at',
          ExpressionAttributeValues: { ':at': { N: '-1' } },
        },
      ],
    ]);
  });

  test('to change an item where a condition holds', async () => {
    const { table, asked } = await start(json(200, {}));
    await expect(table.update('one', 'SET date = :at', ['date < :at', { ':at': 1 }])).resolves.toBe(true);
    expect(asked()).toEqual([
      [
        'DynamoDB_20120810.UpdateItem',
        {
          TableName: 'test-table',
          Key: { key: { S: 'one' } },
          UpdateExpression: 'SET date = :at',
          ConditionExpression: 'date < :at',
          ExpressionAttributeValues: { ':at': { N: '1' } },
        },
      ],
    ]);
  });
});

test('an item is what it has of texts and numbers', async () => {
  const { table } = await start(
    json(200, {
      Item: {
        key: { S: 'one' },
        date: { N: '1767787200000.25' },
        large: { N: '1E+30' },
        binary: { B: 'AAAA' },
        nested: { M: { date: { N: '1' } } },
        none: { NULL: true },
        number: { N: 1 },
        text: { S: 1 },
        nothing: null,
      },
    }),
  );
  await expect(table.get('one')).resolves.toEqual({ key: 'one', date: 1_767_787_200_000.25, large: 1e30 });
});

test.each([null, [], 'text', 1])('an item that is %j is none', async (Item) => {
  const { table } = await start(json(200, { Item }));
  await expect(table.get('one')).resolves.toBeUndefined();
});

const conditionFailed = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException';

test.each([conditionFailed, 'another.prefix#ConditionalCheckFailedException', conditionFailed.slice(33)])(
  'a condition that does not hold (%s) is an answer',
  async (type) => {
    const { table } = await start(json(400, { __type: type, message: 'The conditional request failed' }));
    await expect(table.put({ key: 'one' }, ['a = :a', { ':a': 1 }])).resolves.toBe(false);
    await expect(table.update('one', 'SET a = :a', ['a = :a', { ':a': 1 }])).resolves.toBe(false);
  },
);

test('but nothing that a read is answered', async () => {
  const { table } = await start(json(400, { __type: conditionFailed }));
  await expect(table.get('one')).rejects.toThrow('DynamoDB answered 400, ConditionalCheckFailedException.');
});

const throttled: [number, string][] = [
  [400, 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException'],
  [400, 'com.amazon.coral.availability#ThrottlingException'],
  [400, 'com.amazonaws.dynamodb.v20120810#RequestLimitExceeded'],
  [503, 'ThrottlingException'],
];
const failed: [number, unknown][] = [
  [400, 'com.amazon.coral.service#AccessDeniedException'],
  [400, 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException'],
  [400, 'com.amazon.coral.service#ExpiredTokenException'],
  [400, 'com.amazon.coral.validate#ValidationException'],
  [500, 'com.amazonaws.dynamodb.v20120810#InternalServerError'],
  [400, undefined],
  [302, {}],
];

describe.each([
  ...throttled.map(([status, type]) => [status, type, true] as const),
  ...failed.map(([status, type]) => [status, type, false] as const),
])('a failure (%i %j)', (status, __type, isThrottling) => {
  test.each(['message', 'Message'])('is told by its type, whatever its %s says', async (member) => {
    const { table } = await start(json(status, { __type, [member]: 'User: arn:aws:sts::111122223333:x' }));
    const [, type] = /#?(\w+)$/.exec(typeof __type === 'string' ? __type : '') ?? [];
    const error = {
      name: 'TableError',
      message: `DynamoDB answered ${status}, ${type ?? 'no error type'}.`,
      isThrottling,
    };
    const condition = ['a = :a', { ':a': 1 }] as const;
    await expect(table.get('one')).rejects.toMatchObject(error);
    await expect(table.put({ key: 'one' }, condition)).rejects.toMatchObject(error);
    await expect(table.update('one', 'SET a = :a', condition)).rejects.toMatchObject(error);
  });
});

test.each(['x'.repeat(101), 'Two words', 'Exception: arn:aws:sts::111122223333:x', 'Line\nbreak'])(
  'a type that is no name (%j) is not for the log',
  async (type) => {
    const { table } = await start(json(400, { __type: type }));
    await expect(table.get('one')).rejects.toThrow('DynamoDB answered 400, no error type.');
  },
);

test.each([
  ['the connection is reset', reset, 'unreachable'],
  ['no answer comes', never, 'timeout'],
  ['the answer is HTML', text(503, '<html></html>'), 'malformed'],
  ['the answer is compressed', text(200, '\u001F\u008B'), 'malformed'],
])('where %s, it fails as a transport, at once', async (_what, answer, kind) => {
  const { table, requests } = await start(answer);
  await expect(table.get('one')).rejects.toMatchObject({ name: 'TransportError', kind });
  expect(requests).toHaveLength(1);
});

/** Waits for a while, and closes the connection. */
const late: Parameters<typeof startUpstream>[0] = (response, request) => {
  jest.advanceTimersByTime(60);
  reset(response, request);
};

describe('a connection that was closed while the sandbox slept', () => {
  test('is replaced by another one', async () => {
    const { table, requests } = await start(json(200, {}), reset, json(200, { Item: { key: { S: 'one' } } }));
    await table.get('one');
    await expect(table.get('one')).resolves.toEqual({ key: 'one' });
    expect(requests).toHaveLength(3);
  });

  test('but once, and within the time limit', async () => {
    const { table, requests } = await start(json(200, {}), late, never);
    await table.get('one');
    await expect(table.get('one')).rejects.toThrow('No answer within 40 ms.');
    expect(requests).toHaveLength(3);
  });
});
