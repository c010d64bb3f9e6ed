/** Says whether one more request is within the quota, and counts it if so. */
export type RateLimit = () => boolean;

export interface RateLimitOptions {
  /** Steady rate; the bucket refills at it. */
  requestsPerSecond: number;
  /** Size of the bucket: how many requests may come at once after a rest. */
  burst: number;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** A token bucket, full at the start, as AWS meters API requests. */
export function createRateLimit({ requestsPerSecond, burst, now }: RateLimitOptions): RateLimit {
  let tokens = burst;
  let refilledAt = now();

  return () => {
    const time = now();
    tokens = Math.min(burst, tokens + (Math.max(0, time - refilledAt) / 1000) * requestsPerSecond);
    refilledAt = time;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
