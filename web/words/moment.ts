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

/** How moments are written: which time zone (the reader's, unless told). */
export interface MomentStyle {
  timeZone?: string | undefined;
}

/** Such as `12 Oct 2024`. */
export function dayWords(moment: Date, style: MomentStyle = {}): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', ...style }).format(moment);
}

/** Such as `12 Oct 2024, 14:00 CEST`. */
export function momentWords(moment: Date, style: MomentStyle = {}): string {
  return new Intl.DateTimeFormat('en-GB', { ...DAY_AND_TIME, timeZoneName: 'short', ...style }).format(
    moment,
  );
}

/** Such as `14:00:05`: when the list was last checked. */
export function clockWords(moment: Date, style: MomentStyle = {}): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', ...style }).format(moment);
}

/** Such as `12 Oct 2024, 14:00 – 16:00`, in one time zone. */
export function rangeWords(start: Date, end: Date, style: MomentStyle = {}): string {
  return new Intl.DateTimeFormat('en-GB', { ...DAY_AND_TIME, ...style }).formatRange(start, end);
}

const DAY_AND_TIME = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;
