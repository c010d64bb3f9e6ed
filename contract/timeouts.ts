/** Seconds the function gets beyond its time budget for AWS, and the most that API Gateway waits for it. */
const SPARE_SECONDS = 2;
const GATEWAY_TIMEOUT_SECONDS = 29;

/**
 * The timeout of the function, in whole seconds, wherever it runs.
 *
 * @param upstreamTimeoutMs - its setting UPSTREAM_TIMEOUT_MS
 */
export function functionTimeoutSeconds(upstreamTimeoutMs: number): number {
  return Math.min(Math.ceil(upstreamTimeoutMs / 1000) + SPARE_SECONDS, GATEWAY_TIMEOUT_SECONDS);
}
