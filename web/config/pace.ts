/** Seconds: AppIntegrations' few requests a second are the whole account's. */
const USUAL = 0.5;
const LEAST = 0.1;
const MOST = 3600;

/**
 * How long the page waits between two requests that nobody clicked for, in seconds.
 *
 * @param value - `secondsBetweenRequests` of `config.json`
 * @throws TypeError with a sentence that says what is allowed
 */
export function readPace(value: unknown = USUAL): number {
  if (typeof value === 'number' && value >= LEAST && value <= MOST) return value;
  throw new TypeError(
    `"secondsBetweenRequests" in config.json must be a number from ${LEAST} to ${MOST}, but is ${JSON.stringify(value)}.`,
  );
}
