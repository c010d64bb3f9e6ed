import { readDays } from './cron-days.ts';
import { readField } from './cron-field.ts';
import type { Schedule } from './schedule.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Reads the six fields inside of `cron(...)`, which count in UTC. Source: EventBridge user guide, cron expressions. */
export function readCron(text: string): Schedule | undefined {
  const [minute, hour, dayOfMonth, month, weekday, year, ...more] = text.trim().split(/ +/);
  if (year === undefined || more.length > 0) return undefined;
  const minutes = readField(minute, { min: 0, max: 59 });
  const hours = readField(hour, { min: 0, max: 23 });
  const months = readField(month, { min: 1, max: 12, names: MONTHS });
  const years = readField(year, { min: 1970, max: 2199 });
  const isDay = readDays(dayOfMonth ?? '', weekday ?? '');
  if (!minutes || !hours || !months || !years || !isDay) return undefined;

  const times = [...hours].flatMap((each) => [...minutes].map((past) => (each * 60 + past) * MINUTE_MS));
  times.sort((one, other) => other - one);
  return {
    lastRun(after, until) {
      let day = Math.floor(until / DAY_MS) * DAY_MS;
      while (day + DAY_MS > after) {
        const date = new Date(day);
        if (!years.has(date.getUTCFullYear()) || !months.has(date.getUTCMonth() + 1)) {
          day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 0);
          continue;
        }
        const start = day;
        const time = isDay(date) ? times.find((each) => start + each <= until) : undefined;
        if (time !== undefined) return start + time > after ? start + time : undefined;
        day -= DAY_MS;
      }
      return undefined;
    },
  };
}
