import { readCron } from './cron.ts';
import { readRate } from './rate.ts';
import type { Schedule } from './schedule.ts';

/** What a schedule expression must be, to read after its name. */
export const scheduleRule =
  'must be a rate, such as rate(1 hour) or rate(5 minutes), or six fields of cron in UTC, such as cron(0 3 * * ? *)';

/**
 * Reads a schedule expression; undefined when it is none. AppIntegrations' reference says no more of it than examples,
 * so these are EventBridge's rules, and AppFlow's spelling `rate(5minutes)`.
 */
export function readSchedule(expression: string): Schedule | undefined {
  const [, kind, inside = ''] = /^(rate|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === undefined) return undefined;
  return kind === 'rate' ? readRate(inside) : readCron(inside);
}
