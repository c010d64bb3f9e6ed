/**
 * What AWS charges, in US dollars: arm64, Region us-east-1, first tier, no free tier, no savings plan.
 *
 * Source: the pricing pages of AWS Lambda, Amazon API Gateway, Amazon CloudWatch, AWS X-Ray, AWS KMS, Amazon EventBridge and Amazon DynamoDB (on demand),
 * as of November 2026. Look them up before you rely on a figure.
 */
export const prices = {
  gigabyteSecond: 0.000_013_333_4,
  millionInvocations: 0.2,
  millionGatewayRequests: 3.5,
  logGigabyteWritten: 0.5,
  logGigabyteMonth: 0.03,
  millionTraces: 5,
  keyMonth: 1,
  metricMonth: 0.3,
  alarmMetricMonth: 0.1,
  millionReadUnits: 0.125,
  millionWriteUnits: 0.625,
  millionScheduledStarts: 1,
} as const;

/** Of a hundred invocations this many start a new sandbox: what a route with little but steady traffic sees. */
export const COLD_PERCENT = 1;

/** What invocations take, in milliseconds. */
export interface Durations {
  memoryMb: number;
  /** Initialization and first request of a new sandbox: Lambda bills both. */
  coldMs: number;
  /** Of requests in a warm sandbox. */
  warmMs: readonly number[];
}

/**
 * Dollars for a million invocations, without API Gateway. Durations are billed in whole milliseconds, rounded up.
 *
 * Source: AWS Lambda pricing.
 */
export function costPerMillion({ memoryMb, coldMs, warmMs }: Durations): number {
  const warm = warmMs.reduce((sum, duration) => sum + Math.ceil(duration), 0) / warmMs.length;
  const share = COLD_PERCENT / 100;
  const billedMs = share * Math.ceil(coldMs) + (1 - share) * warm;
  const gigabyteSeconds = (memoryMb / 1024) * (billedMs / 1000) * 1e6;
  return prices.millionInvocations + gigabyteSeconds * prices.gigabyteSecond;
}
