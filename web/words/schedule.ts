import { cronWords } from './cron.ts';

const RATE = /^rate\(\s*(\d{1,9})\s+(minute|hour|day)s?\s*\)$/i;
const CRON = /^cron\(([^()]{1,200})\)$/i;

/**
 * A schedule expression in words: `rate(1 hour)` is `every hour`. `undefined` for one it cannot read: that is
 * shown as it is. Source: Amazon EventBridge user guide, "Schedule expressions".
 */
export function scheduleWords(expression: string): string | undefined {
  const text = expression.trim();
  const [, count, unit] = RATE.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) return rateWords(Number(count), unit.toLowerCase());
  const [, fields] = CRON.exec(text) ?? [];
  return fields === undefined ? undefined : cronWords(fields);
}

function rateWords(count: number, unit: string): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
}
