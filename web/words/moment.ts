const EPOCH_MILLISECONDS = /^-?\d{1,14}$/;
const ISO_8601 = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * The moment a text stands for, or `undefined` when it is none: the text is then shown as it is.
 * AppIntegrations writes epoch milliseconds or ISO 8601; ISO 8601 without a time zone is taken as UTC.
 */
export function readMoment(text: string): Date | undefined {
  if (EPOCH_MILLISECONDS.test(text)) return valid(new Date(Number(text)));
  const [, day, time = '00:00', zone = 'Z'] = ISO_8601.exec(text) ?? [];
  return day === undefined ? undefined : valid(new Date(`${day}T${time}${zone}`));
}

function valid(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** AWS counts cron schedules in UTC, and a page is sent to readers elsewhere: the one time zone of all that is shown. */
const STYLE = { timeZone: 'UTC' } as const;

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', ...STYLE });
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', ...STYLE });
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  ...STYLE,
});

/** Such as `12 Oct 2024`. */
export function dayWords(moment: Date): string {
  return day.format(moment);
}

/** Such as `12 Oct 2024, 14:00 UTC`. */
export function momentWords(moment: Date): string {
  return `${dayAndTime.format(moment)} UTC`;
}

/** Such as `14:00:05 UTC`. */
export function clockWords(moment: Date): string {
  return `${clock.format(moment)} UTC`;
}

/** Such as `12 Oct 2024, 14:00 – 16:00 UTC`. */
export function rangeWords(start: Date, end: Date): string {
  return `${dayAndTime.formatRange(start, end)} UTC`;
}
