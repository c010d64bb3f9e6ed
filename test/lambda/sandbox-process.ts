import { setImmediate as nextTurn } from 'node:timers/promises';

import { createTable } from '../../lambda/aws/dynamodb.ts';
import { createAgents, createHttpHandler } from '../../lambda/aws/http-handler.ts';
import { createHandler } from '../../lambda/create-handler.ts';
import { readSettings } from '../../lambda/settings.ts';
import { invoke } from './invoke.ts';

/** What a sandbox is to ask for, all at once, and what time it is. */
export interface Round {
  now: number;
  identifiers: string[];
}

/** The status of each answer. */
export type Statuses = number[];

// A sandbox in a process of its own: it goes by the clock of the one that started it, and ends with it. Its calls may take as long as this
// machine needs.
let now = 0;
const slow = { connectTimeoutMs: 60_000, requestTimeoutMs: 60_000 };
const httpHandler = createHttpHandler(createAgents(), slow);
const { aws, sharedPagesTable = '', dynamoDbEndpoint } = readSettings(process.env);
const handler = createHandler(process.env, {
  now: () => now,
  log: () => undefined,
  pause: () => nextTurn(),
  httpHandler,
  table: createTable(sharedPagesTable, aws, dynamoDbEndpoint, httpHandler, slow.requestTimeoutMs),
});

async function play(round: Round): Promise<void> {
  ({ now } = round);
  const answers = await Promise.all(
    round.identifiers.map((identifier) => invoke(handler, { identifier, remainingMs: Infinity })),
  );
  process.send?.(answers.map(({ statusCode }) => statusCode) satisfies Statuses);
}

process.on('message', (round: Round) => void play(round));
