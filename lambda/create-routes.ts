import type { APIGatewayProxyEvent } from 'aws-lambda';

import { operations } from '../contract/operations.ts';
import type { OperationName } from '../contract/operations.ts';
import { createAllowList } from './allow-list.ts';
import { createTable } from './aws/dynamodb.ts';
import type { Table } from './aws/dynamodb.ts';
import type { HttpHandler } from './aws/http-handler.ts';
import { createCursorKeys } from './cursors/cursor-keys.ts';
import type { KeyDerivation } from './cursors/cursor-keys.ts';
import { createCursors } from './cursors/cursors.ts';
import type { Cursors } from './cursors/cursors.ts';
import { deriveFromKms, deriveFromSecret } from './cursors/key-derivation.ts';
import { createGenerateMac } from './cursors/kms.ts';
import { createListPage } from './list-page.ts';
import type { ListPage } from './list-page.ts';
import { createEconomy } from './pages/economy.ts';
import type { EconomyInit } from './pages/economy.ts';
import { createSharedPages } from './pages/shared-pages.ts';
import { createSharedTable } from './pages/shared-table.ts';
import { createRequestReader } from './route/request.ts';
import type { Settings } from './settings.ts';
import { createSdkCalls } from './upstream/sdk-call.ts';
import { createUpstream } from './upstream/upstream.ts';
import type { Upstream } from './upstream/upstream.ts';
import type { RequestParameters } from './wanted.ts';

/** One operation of the contract, ready to answer requests. */
export interface Route {
  operation: OperationName;
  read: (event: Partial<APIGatewayProxyEvent>) => RequestParameters;
  listPage: ListPage;
}

interface RoutesInit {
  settings: Settings;
  httpHandler: HttpHandler;
  /** Epoch milliseconds. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
  /** Resolves after so many milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
  /** Stands in for AppIntegrations, whatever the operation. */
  upstream?: Upstream | undefined;
  /** Stands in for the table of all sandboxes. */
  table?: Table | undefined;
}

/** How long a call of the table may take: what it brings must cost less than AppIntegrations itself. */
const TABLE_TIMEOUT_MS = 100;

/** What answers each path of the contract: a request costs one look here. Operations share memory, cursors and connections. */
export function createRoutes(init: RoutesInit): ReadonlyMap<string, Route> {
  const { settings, httpHandler, now, random, pause, upstream } = init;
  const derive = keyDerivation(settings, httpHandler);
  const cursors = createCursors({ keys: createCursorKeys(derive), ttlMs: settings.cursorTtlMs, now });
  const economy = createEconomy({
    freshMs: settings.pageCacheSeconds * 1000,
    staleMs: settings.stalePageSeconds * 1000,
    rate: settings.upstreamRate,
    burst: settings.upstreamBurst,
    now,
    random,
    shared: shareAmongSandboxes(init, derive, cursors),
    pause,
  });
  const callOf = createSdkCalls(settings.aws, settings.upstreamEndpoint, httpHandler);

  return new Map(
    operations.map((operation) => [
      operation.path,
      {
        operation: operation.operation,
        read: createRequestReader(operation, settings.identifierIsDecoded),
        listPage: createListPage(operation, {
          cursors,
          economy,
          upstream: upstream ?? createUpstream(operation, callOf(operation.operation)),
          allowList: createAllowList(operation, settings.allowedDataIntegrations),
        }),
      },
    ]),
  );
}

function keyDerivation({ cursorKey, aws, kmsEndpoint }: Settings, httpHandler: HttpHandler): KeyDerivation {
  if ('secret' in cursorKey) return deriveFromSecret(cursorKey.secret);
  return deriveFromKms(cursorKey.kmsKeyId, createGenerateMac(aws, kmsEndpoint, httpHandler));
}

/** The table of all sandboxes, if there is one, and the pages in it. */
function shareAmongSandboxes(
  { settings, httpHandler, now, random, table: standIn }: RoutesInit,
  derive: KeyDerivation,
  cursors: Cursors,
): EconomyInit['shared'] {
  const { sharedPagesTable: name, aws, dynamoDbEndpoint, upstreamEndpoint } = settings;
  if (name === undefined) return undefined;
  const timeoutMs = TABLE_TIMEOUT_MS;
  const table = createSharedTable({
    table: standIn ?? createTable(name, aws, dynamoDbEndpoint, httpHandler, timeoutMs),
    derive,
    endpoint: upstreamEndpoint.href,
    timeoutMs,
    now,
    random,
  });
  const freshMs = settings.pageCacheSeconds * 1000;
  const staleMs = settings.stalePageSeconds * 1000;
  return {
    table,
    pagesOver: (memory, renewals) =>
      createSharedPages({ table, memory, renewals, cursors, freshMs, staleMs, timeoutMs, now }),
  };
}
