import { dayOfMonthWords, monthWords, weekdayWords } from './cron-days.ts';
import { timesOfDay } from './cron-times.ts';

/**
 * The six fields of an EventBridge cron expression in words: `0 12 * * ? *` is `every day at 12:00 UTC`.
 * `undefined` for what is rarer than the usual schedules. EventBridge counts in UTC.
 */
export function cronWords(fields: string): string | undefined {
  const [minute, hour, dayOfMonth, month, weekday, year, ...rest] = fields.trim().split(/\s+/);
  if (minute === undefined || hour === undefined || year !== '*' || rest.length > 0) return undefined;

  const days = daysWords(dayOfMonth ?? '', weekday ?? '');
  const months = monthWords(month ?? '');
  const times = timesOfDay(minute, hour);
  if (days === undefined || months === undefined || times === undefined) return undefined;

  if (times.at !== undefined) return [days || 'every day', ...months, `at ${times.at}`].join(' ');
  return [times.every, ...(days ? [days] : []), ...months].join(', ');
}

/** Empty for every day. */
function daysWords(dayOfMonth: string, weekday: string): string | undefined {
  if (isAny(weekday)) return isAny(dayOfMonth) ? '' : dayOfMonthWords(dayOfMonth);
  return isAny(dayOfMonth) ? weekdayWords(weekday) : undefined;
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}
