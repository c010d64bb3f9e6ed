import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { afterAll } from '@jest/globals';

import { createAgents, createHttpHandler } from '../lambda/aws/http-handler.ts';
import { createJsonCall } from '../lambda/aws/signed-json.ts';
import { canaries } from './canaries.ts';

export const dynamoDbEnvironment = {
  region: 'eu-west-2',
  credentials: { accessKeyId: 'test-access-key-id', secretAccessKey: canaries.secretAccessKey },
};

const agents = createAgents();
export const httpHandler = createHttpHandler(agents, { connectTimeoutMs: 60_000, requestTimeoutMs: 60_000 });

/** A program that writes the port of its DynamoDB to its output, and ends with its input. */
export type Program = readonly [file: string, ...args: string[]];

const dynalite: Program = [process.execPath, fileURLToPath(new URL('dynamodb-process.ts', import.meta.url))];

const servers = new Map<Program, ReturnType<typeof startServer>>();
let tables = 0;

afterAll(async () => {
  agents.http.destroy();
  for (const server of servers.values()) await (await server).stop();
});

async function startServer([file, ...args]: Program) {
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await closed;
  };
  return { url: new URL(`http://127.0.0.1:${port.toString().trim()}`), stop };
}

/** A new table in a DynamoDB on loopback, as the stack makes it. The file's tests share the server. */
export async function startTable(program = dynalite): Promise<{ url: URL; name: string }> {
  const server = servers.get(program) ?? startServer(program);
  servers.set(program, server);
  const { url } = await server;
  const name = `test-shared-pages-${(tables += 1)}`;
  await createTableAt(url, name);
  return { url, name };
}

/** The table as the stack makes it, in any DynamoDB. */
export async function createTableAt(url: URL, TableName: string): Promise<void> {
  const call = (operation: string) =>
    createJsonCall(
      { service: 'dynamodb', target: `DynamoDB_20120810.${operation}`, version: '1.0' },
      dynamoDbEnvironment,
      url,
      httpHandler,
    );
  const description = {
    TableName,
    KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  };
  const { status, answer } = await call('CreateTable')(description, 60_000);
  if (status !== 200) throw new Error(`CreateTable: ${JSON.stringify(answer)}`);
  const describe = call('DescribeTable');
  for (;;) {
    const { answer: described } = await describe({ TableName }, 60_000);
    if (JSON.stringify(described).includes('"ACTIVE"')) return;
  }
}

/** Every item of the table, as DynamoDB writes it, but for those of the budget. */
export async function scan({ url, name }: { url: URL; name: string }): Promise<unknown[]> {
  const call = createJsonCall(
    { service: 'dynamodb', target: 'DynamoDB_20120810.Scan', version: '1.0' },
    dynamoDbEnvironment,
    url,
    httpHandler,
  );
  const { answer } = await call({ TableName: name }, 60_000);
  return (answer['Items'] as Record<string, unknown>[]).filter(({ tat }) => tat === undefined);
}
