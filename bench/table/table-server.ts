import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as pass } from 'node:timers/promises';

import type { Attributes } from '../../lambda/aws/dynamodb.ts';
import { createTableModel } from '../economy/table-model.ts';
import type { Certificate } from '../upstream/certificate.ts';

type Item = Record<string, { S?: string; N?: string }>;

/** What the function sends. Source: DynamoDB API reference, GetItem, PutItem, UpdateItem. */
interface Asked {
  Key: Item;
  Item: Item;
  UpdateExpression: string;
  ConditionExpression: string;
  ExpressionAttributeValues: Item;
}

/** The model of the table over TLS, on a free port of the loopback interface. It takes `delayMs` over each answer. */
export async function startTableServer(
  { key, cert }: Pick<Certificate, 'key' | 'cert'>,
  delayMs: number,
): Promise<{ url: string; close: () => void }> {
  const table = createTableModel();

  async function answer(operation: string, asked: Asked): Promise<{ status: number; body: object }> {
    const itemKey = asked.Key?.['key']?.S ?? '';
    const condition = [asked.ConditionExpression, fromItem(asked.ExpressionAttributeValues)] as const;
    if (operation === 'GetItem') {
      const item = await table.get(itemKey);
      return { status: 200, body: item ? { Item: toItem(item) } : {} };
    }
    const isWritten =
      operation === 'PutItem'
        ? await table.put(fromItem(asked.Item) as Attributes & { key: string }, condition)
        : await table.update(itemKey, asked.UpdateExpression, condition);
    return isWritten
      ? { status: 200, body: {} }
      : { status: 400, body: { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException' } };
  }

  const server = createServer({ key, cert, keepAliveTimeout: 60_000 }, (request, response) => {
    void (async () => {
      const operation = String(request.headers['x-amz-target']).replace('DynamoDB_20120810.', '');
      const { status, body } = await answer(operation, (await json(request)) as Asked);
      await pass(delayMs);
      const text = JSON.stringify(body);
      response.writeHead(status, {
        'Content-Type': 'application/x-amz-json-1.0',
        'Content-Length': Buffer.byteLength(text),
      });
      response.end(text);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function toItem(attributes: Attributes): Item {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  );
}

function fromItem(item: Item = {}): Attributes {
  return Object.fromEntries(
    Object.entries(item).map(([name, { S = '', N }]) => [name, N === undefined ? S : Number(N)]),
  );
}
