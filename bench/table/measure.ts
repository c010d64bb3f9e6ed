import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Worker } from 'node:worker_threads';

import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import { createTable } from '../../lambda/aws/dynamodb.ts';
import { createAgents, createHttpHandler } from '../../lambda/aws/http-handler.ts';
import { createHandler } from '../../lambda/create-handler.ts';
import type { Handler } from '../../lambda/create-handler.ts';
import { checkPage } from '../answer-check.ts';
import { IDENTIFIER, PAGE_SIZE } from '../associations-page.ts';
import { invocationEvent } from '../sandbox/invocation-event.ts';
import { createCertificate } from '../upstream/certificate.ts';
import type { ServersInit, ServerUrls } from './servers.ts';

/** Where a page can come from. */
export type Origin = 'table' | 'appIntegrations' | 'appIntegrationsShared';

/** Milliseconds of each request, by where the page came from. */
export type Latencies = Readonly<Record<Origin, readonly number[]>>;

/** How far away each of them is. */
export const UPSTREAM_MS = 30;
export const TABLE_MS = 3;

const FRESH_SECONDS = 5;

/** The function waits for a call of the table for 100 ms; on a busy machine, that could end a measurement. */
const PATIENT_MS = 10_000;

const event = JSON.parse(invocationEvent(IDENTIFIER, String(PAGE_SIZE))) as APIGatewayProxyEvent;

/**
 * Asks three sandboxes in turn for a page of 50: one that keeps nothing; one that shares, and whose turn it is to look; and one that then finds in the
 * table what that one learned. Each takes a request at a time, over TLS, with the real function.
 *
 * @throws Error when a page came from somewhere else, or is not the whole one.
 */
export async function measureOrigins(warmup: number, requests: number): Promise<Latencies> {
  const folder = mkdtempSync(join(tmpdir(), 'appintegrations-bff-bench-'));
  const certificate = await createCertificate(folder);
  const trusted = getCACertificates();
  setDefaultCACertificates([certificate.cert.toString()]);
  const init: ServersInit = { certificate, upstreamMs: UPSTREAM_MS, tableMs: TABLE_MS };
  const servers = new Worker(new URL('servers.ts', import.meta.url), { workerData: init });
  try {
    const [urls] = (await once(servers, 'message')) as [ServerUrls];
    return await ask(urls, warmup, requests);
  } finally {
    await servers.terminate();
    setDefaultCACertificates(trusted);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ask(urls: ServerUrls, warmup: number, requests: number): Promise<Latencies> {
  let now = Date.now();
  const alone = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test-access-key-id',
    AWS_SECRET_ACCESS_KEY: 'test-secret-access-key',
    CURSOR_SECRET: 'test-secret-test-secret-test-secret!',
    AWS_ENDPOINT_URL_APPINTEGRATIONS: urls.upstream,
  };
  const sharing = {
    ...alone,
    SHARED_PAGES_TABLE: 'test-shared-pages',
    PAGE_CACHE_SECONDS: String(FRESH_SECONDS),
    STALE_PAGE_SECONDS: '900',
    UPSTREAM_RATE: '1',
    UPSTREAM_BURST: '2',
  };
  const effects = { log: () => {}, now: () => now };
  const createSharing = (): Handler => {
    const httpHandler = createHttpHandler(createAgents(), {
      connectTimeoutMs: PATIENT_MS,
      requestTimeoutMs: PATIENT_MS,
    });
    const signedFor = {
      region: alone.AWS_REGION,
      credentials: { accessKeyId: alone.AWS_ACCESS_KEY_ID, secretAccessKey: alone.AWS_SECRET_ACCESS_KEY },
    };
    const table = createTable('test-shared-pages', signedFor, new URL(urls.table), httpHandler, PATIENT_MS);
    return createHandler(sharing, { ...effects, table });
  };
  const sandboxes: readonly [Origin, Handler, RegExp][] = [
    ['appIntegrations', createHandler(alone, effects), /; fwd=request;/],
    ['appIntegrationsShared', createSharing(), /; fwd=(stale|miss);/],
    ['table', createSharing(), /; hit;/],
  ];
  const latencies = { table: [], appIntegrations: [], appIntegrationsShared: [] } satisfies Record<
    Origin,
    number[]
  > as Record<Origin, number[]>;
  for (let count = 0; count < warmup + requests; count += 1) {
    // Whatever a sandbox has in its memory is past its time.
    now += 2 * FRESH_SECONDS * 1000;
    for (const [origin, handler, expected] of sandboxes) {
      const startedAt = performance.now();
      const answer = await handler(event, {} as Context);
      const milliseconds = performance.now() - startedAt;
      checkPage(JSON.stringify(answer));
      const status = String(answer.headers?.['Cache-Status']);
      if (!expected.test(status)) throw new Error(`This page should come from elsewhere: ${status}.`);
      if (count >= warmup) latencies[origin].push(milliseconds);
    }
  }
  return latencies;
}
