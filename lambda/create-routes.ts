import type { APIGatewayProxyEvent } from 'aws-lambda';

import { operations } from '../contract/operations.ts';
import type { OperationName } from '../contract/operations.ts';
import { createAllowList } from './allow-list.ts';
import type { HttpHandler } from './aws/http-handler.ts';
import { createCursorKeys } from './cursors/cursor-keys.ts';
import type { KeyDerivation } from './cursors/cursor-keys.ts';
import { createCursors } from './cursors/cursors.ts';
import { deriveFromKms, deriveFromSecret } from './cursors/key-derivation.ts';
import { createGenerateMac } from './cursors/kms.ts';
import { createListPage } from './list-page.ts';
import type { ListPage } from './list-page.ts';
import { createEconomy } from './pages/economy.ts';
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
  /** Stands in for AppIntegrations, whatever the operation. */
  upstream?: Upstream | undefined;
}

/** What answers each path of the contract: a request costs one look here. Operations share memory, cursors and connections. */
export function createRoutes({
  settings,
  httpHandler,
  now,
  random,
  upstream,
}: RoutesInit): ReadonlyMap<string, Route> {
  const keys = createCursorKeys(keyDerivation(settings, httpHandler));
  const cursors = createCursors({ keys, ttlMs: settings.cursorTtlMs, now });
  const economy = createEconomy({
    freshMs: settings.pageCacheSeconds * 1000,
    staleMs: settings.stalePageSeconds * 1000,
    rate: settings.upstreamRate,
    burst: settings.upstreamBurst,
    now,
    random,
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
