import { listWords, ordinalWord } from './english.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `MON-FRI` is `every weekday`, `2,4` is `every Monday and Wednesday`: AWS counts days from Sunday, 1. */
export function weekdayWords(field: string): string | undefined {
  if (/^(MON-FRI|2-6)$/i.test(field)) return 'every weekday';
  const range = /^(\w+)-(\w+)$/.exec(field);
  if (range !== null) {
    const [from, to] = [nameOf(range[1] ?? '', WEEKDAYS), nameOf(range[2] ?? '', WEEKDAYS)];
    return from === undefined || to === undefined ? undefined : `every ${from} to ${to}`;
  }
  const names = namesOf(field, WEEKDAYS);
  return names && `every ${listWords(names)}`;
}

/** `1` is `on the 1st of the month`, `L` the last day. */
export function dayOfMonthWords(field: string): string | undefined {
  if (field.toUpperCase() === 'L') return 'on the last day of the month';
  const days = field.split(',').map(Number);
  if (!days.every((day) => Number.isInteger(day) && day >= 1 && day <= 31)) return undefined;
  return `on the ${listWords(days.map(ordinalWord))} of the month`;
}

/** Empty for every month, `['in January and July']` for some, `undefined` for what it cannot read. */
export function monthWords(field: string): string[] | undefined {
  if (field === '*') return [];
  const names = namesOf(field, MONTHS);
  return names && [`in ${listWords(names)}`];
}

function namesOf(field: string, names: readonly string[]): string[] | undefined {
  const found = field.split(',').map((part) => nameOf(part, names));
  return found.every((name) => name !== undefined) ? found : undefined;
}

/** AWS writes either the first three letters or a number that starts at 1. */
function nameOf(text: string, names: readonly string[]): string | undefined {
  if (/^\d{1,2}$/.test(text)) return names[Number(text) - 1];
  return names.find((name) => name.slice(0, 3).toUpperCase() === text.toUpperCase());
}
