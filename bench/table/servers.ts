import { parentPort, workerData } from 'node:worker_threads';

import type { Certificate } from '../upstream/certificate.ts';
import { startUpstream } from '../upstream/server.ts';
import { startTableServer } from './table-server.ts';

/** What this thread is started with. */
export interface ServersInit {
  certificate: Certificate;
  upstreamMs: number;
  tableMs: number;
}

/** What it says when they are there. */
export interface ServerUrls {
  upstream: string;
  table: string;
}

// A thread of its own: what answering takes must not hold up the function.
const { certificate, upstreamMs, tableMs } = workerData as ServersInit;
// What went through the channel are bare bytes.
const { key, cert, file } = certificate;
const own: Certificate = { key: Buffer.from(key), cert: Buffer.from(cert), file };
const upstream = await startUpstream(own);
upstream.setDelay(upstreamMs);
const table = await startTableServer(own, tableMs);
parentPort?.postMessage({ upstream: upstream.url, table: table.url } satisfies ServerUrls, []);
