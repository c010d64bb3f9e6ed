import { createHmac } from 'node:crypto';

import { createTable } from '../../lambda/aws/dynamodb.ts';
import type { Environment } from '../../lambda/settings.ts';
import { dynamoDbEnvironment, httpHandler, startTable } from '../dynamodb-server.ts';
import { testEnvironment } from './environment.ts';
import { invoke } from './invoke.ts';
import { startList } from './list-upstream.ts';
import { startHandler } from './start-handler.ts';

export const NOON = Date.UTC(2026, 0, 7, 12);

/** Sandboxes on one clock, in front of one AppIntegrations and, unless it is replaced, one table. */
export async function startSandboxes(more: Environment = {}, rows = 3) {
  const upstream = await startList(rows);
  const dynamoDb = await startTable();
  const clock = { now: NOON };
  const sandbox = (own: Environment = {}, aheadMs = 0, pause = async (): Promise<void> => undefined) => {
    const { handler, lines } = startHandler(
      upstream.url,
      {
        PAGE_CACHE_SECONDS: '5',
        STALE_PAGE_SECONDS: '900',
        UPSTREAM_RATE: '1',
        UPSTREAM_BURST: '4',
        SHARED_PAGES_TABLE: dynamoDb.name,
        AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url.href,
        ...more,
        ...own,
      },
      { now: () => clock.now + aheadMs, random: () => 0, pause },
    );
    const get = (identifier = 'orders', query = {}) => invoke(handler, { identifier, query });
    return { get, lines, line: () => lines.at(-1)?.record };
  };
  const table = createTable(dynamoDb.name, dynamoDbEnvironment, dynamoDb.url, httpHandler, 60_000);
  return { upstream, dynamoDb, table, clock, sandbox, calls: () => upstream.requests.length };
}

/** The name of a page's item, worked out anew. */
export function nameOf(identifier: string, upstreamUrl: string, token = ''): string {
  const page = JSON.stringify(['ListDataIntegrationAssociations', identifier, token]);
  return nameOfItem(`page 1 ${page}`, upstreamUrl);
}

/** The name of any item. */
export function nameOfItem(item: string, upstreamUrl: string): string {
  const label = 'appintegrations-bff/shared-pages';
  const key = createHmac('sha256', testEnvironment['CURSOR_SECRET'] ?? '')
    .update(label)
    .digest();
  return createHmac('sha256', key)
    .update(JSON.stringify([new URL(upstreamUrl).href, item]))
    .digest('base64url');
}
