import { listWords } from './english.ts';

/** Either fixed times of the day, or a beat through the day. */
export type TimesOfDay = { at: string; every?: never } | { every: string; at?: never };

/** More times than this are easier to read as the expression itself. */
const MOST_TIMES = 4;

/** The minute and hour fields of a cron expression in words. */
export function timesOfDay(minute: string, hour: string): TimesOfDay | undefined {
  const minuteStep = stepOf(minute, 59);
  if (minuteStep !== undefined && hour === '*') return { every: beat(minuteStep, 'minute') };

  const at = numberOf(minute, 59);
  if (at === undefined) return undefined;
  const past = at === 0 ? '' : `, ${at} ${at === 1 ? 'minute' : 'minutes'} past the hour`;
  if (hour === '*') return { every: `every hour${past}` };

  const hourStep = stepOf(hour, 23);
  if (hourStep !== undefined) return { every: `${beat(hourStep, 'hour')}${past}` };

  const hours = hour.split(',').map((part) => numberOf(part, 23));
  if (hours.length > MOST_TIMES || !hours.every((value) => value !== undefined)) return undefined;
  return { at: `${listWords(hours.map((value) => `${twoDigits(value)}:${twoDigits(at)}`))} UTC` };
}

/** `*` is a step of 1. Only steps that come out even are a steady beat, and only from 0 on. */
function stepOf(field: string, max: number): number | undefined {
  if (field === '*') return 1;
  const [, step] = /^(?:\*|0)\/(\d{1,2})$/.exec(field) ?? [];
  return (max + 1) % Number(step) === 0 ? Number(step) : undefined;
}

function numberOf(text: string, max: number): number | undefined {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return value <= max ? value : undefined;
}

function beat(step: number, unit: string): string {
  return step === 1 ? `every ${unit}` : `every ${step} ${unit}s`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
