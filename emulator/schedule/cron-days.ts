import { readField, readNumber } from './cron-field.ts';

/** Whether something runs on a day, which is a date in UTC. */
type IsDay = (date: Date) => boolean;

const MONTH_DAYS = { min: 1, max: 31 };
const WEEKDAYS = { min: 1, max: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] };

/** Reads the two fields for days: one of them says which, the other is `?`. Source: EventBridge user guide. */
export function readDays(dayOfMonth: string, weekday: string): IsDay | undefined {
  if ((dayOfMonth === '?') === (weekday === '?')) return undefined;
  return weekday === '?' ? readMonthDays(dayOfMonth) : readWeekdays(weekday);
}

function readMonthDays(text: string): IsDay | undefined {
  if (text === 'L') return (date) => date.getUTCDate() === lengthOfMonth(date);
  const [, near] = /^(\d{1,2}|L)W$/.exec(text) ?? [];
  if (near !== undefined) {
    const day = near === 'L' ? MONTH_DAYS.max : readNumber(near, MONTH_DAYS);
    return day === undefined ? undefined : (date) => date.getUTCDate() === nearestWeekday(date, day);
  }
  const days = readField(text, MONTH_DAYS);
  return days && ((date) => days.has(date.getUTCDate()));
}

function readWeekdays(text: string): IsDay | undefined {
  if (text === 'L') return (date) => weekdayOf(date) === WEEKDAYS.max;
  const [, name, last, place] = /^(\w+?)(?:(L)|#([1-5]))$/.exec(text) ?? [];
  if (name !== undefined && (last !== undefined || place !== undefined)) {
    const day = readNumber(name, WEEKDAYS);
    if (day === undefined) return undefined;
    const isPlace = (date: Date) => Math.ceil(date.getUTCDate() / 7) === Number(place);
    const isLast = (date: Date) => date.getUTCDate() + 7 > lengthOfMonth(date);
    return (date) => weekdayOf(date) === day && (last === undefined ? isPlace(date) : isLast(date));
  }
  const days = readField(text, WEEKDAYS);
  return days && ((date) => days.has(weekdayOf(date)));
}

/** 1 is Sunday. */
function weekdayOf(date: Date): number {
  return date.getUTCDay() + 1;
}

function lengthOfMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** The day from Monday to Friday that is nearest to a day, and in its month. In a shorter month it is the last one. */
function nearestWeekday(date: Date, day: number): number {
  const last = lengthOfMonth(date);
  const wanted = Math.min(day, last);
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), wanted)).getUTCDay();
  if (weekday === 6) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 0) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}
