import type { FailedRun } from '../../contract/watch.ts';
import { printable } from '../printable.ts';
import { placesOf, wrap } from './places.ts';

const HEADINGS = ['data integration', 'destination', 'what AWS says'] as const;

/** Between two columns. */
const GAP = '  ';

/** Where rows may have any length, a column is padded to this many places at the most: what is longer moves the rest of its own row. */
const WIDEST = 60;

/** In a narrower terminal, lines go on in the next. */
const NARROWEST = 20;

type Row = readonly [string, string, string];

/**
 * The failed runs, one in a row. Nothing in AWS's texts steers the terminal, and nothing of them is left out.
 *
 * @param given - how many places a line may have; absent: any number, and each row is one line
 */
export function failedTable(runs: readonly FailedRun[], given = Infinity): string {
  const columns = Math.max(given, NARROWEST);
  const rows = [HEADINGS, ...runs.map(cellsOf)];
  const first = widthOf(rows, 0, columns);
  const second = widthOf(rows, 1, columns);
  const last = columns - first - second - 2 * GAP.length;
  const widths = columns === Infinity ? [Infinity, Infinity, Infinity] : [first, second, last];
  return rows
    .flatMap((row) => {
      const cells = row.map((cell, column) => wrap(cell, widths[column] ?? 0));
      const height = Math.max(...cells.map((lines) => lines.length));
      return Array.from({ length: height }, (_, line) => {
        const [one = '', two = '', three = ''] = cells.map((lines) => lines[line] ?? '');
        return [pad(one, first), pad(two, second), three].join(GAP).trimEnd();
      });
    })
    .join('\n');
}

function cellsOf({ dataIntegration, destination, clientId, statusMessage }: FailedRun): Row {
  return [
    printable(dataIntegration),
    printable(destination ?? clientId ?? ''),
    printable(statusMessage ?? ''),
  ];
}

/** No more than a third of a line, so that there is room for what AWS says. */
function widthOf(rows: readonly Row[], column: 0 | 1, columns: number): number {
  const widest = Math.max(...rows.map((row) => placesOf(row[column])));
  return Math.min(widest, WIDEST, Math.floor(columns / 3));
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - placesOf(text)));
}
