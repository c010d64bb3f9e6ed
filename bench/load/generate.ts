import { createRequire } from 'node:module';

import { requests, undocumented } from './requests.ts';

/** What a number of connections got. Times in milliseconds. */
export interface LoadSample {
  connections: number;
  requestsPerSecond: number;
  p50: number;
  p99: number;
  p999: number;
  /** How many answers of each status. */
  statuses: Record<string, number>;
}

/** The part of autocannon that is used here: it is not installed where the types are checked. */
type Autocannon = (options: {
  url: string;
  connections: number;
  duration: number;
  requests: { path: string }[];
}) => Promise<{
  errors: number;
  timeouts: number;
  requests: { average: number };
  latency: { p50: number; p99: number; p99_9: number };
  statusCodeStats: Record<string, { count: number }>;
}>;

/**
 * Sends requests from so many connections for so many seconds, each connection the next when it has its answer.
 *
 * @throws Error when a connection failed or a status came that the route does not document.
 */
export async function generateLoad(url: string, connections: number, seconds: number): Promise<LoadSample> {
  const autocannon = createRequire(import.meta.url)('autocannon') as Autocannon;
  const mix = requests.map(({ path }) => ({ path }));
  const result = await autocannon({ url, connections, duration: seconds, requests: mix });
  const statuses = Object.fromEntries(
    Object.entries(result.statusCodeStats).map(([status, { count }]) => [status, count]),
  );
  const strange = undocumented(statuses);
  if (strange.length > 0) {
    throw new Error(`${connections} connections: the undocumented status ${strange.join(', ')}.`);
  }
  if (result.errors > 0 || result.timeouts > 0) {
    throw new Error(`${connections} connections: ${result.errors} failed, ${result.timeouts} timed out.`);
  }
  const { p50, p99, p99_9: p999 } = result.latency;
  return { connections, requestsPerSecond: result.requests.average, p50, p99, p999, statuses };
}
