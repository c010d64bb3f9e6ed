import type { FailedRun } from '../../contract/watch.ts';
import { printable } from '../printable.ts';
import { cut, placesOf } from './places.ts';

const HEADINGS = ['data integration', 'destination', 'what AWS says'] as const;

/** Between two columns. */
const GAP = '  ';

/** A column is padded to this many places at the most: what is longer moves the rest of its own row. */
const WIDEST = 60;

/** In a narrower terminal, rows go on in the next line. */
const NARROWEST = 20;

/**
 * The failed runs, one in a row. Nothing in AWS's texts steers the terminal.
 *
 * @param given - how many places a row may have; absent: any number, and nothing is cut
 */
export function failedTable(runs: readonly FailedRun[], given = Infinity): string {
  const columns = Math.max(given, NARROWEST);
  const rows = [HEADINGS, ...runs.map(cellsOf)];
  const first = widthOf(rows, 0, columns);
  const second = widthOf(rows, 1, columns);
  const last = Math.max(columns - first - second - 2 * GAP.length, 1);
  const [head = '', ...body] = rows.map(([one, two, three]) =>
    [fit(one, first, columns), fit(two, second, columns), cut(three, last)].join(GAP).trimEnd(),
  );
  return [head, ...body].join('\n');
}

type Row = readonly [string, string, string];

function cellsOf({ dataIntegration, destination, clientId, statusMessage }: FailedRun): Row {
  const cells = [dataIntegration, destination ?? clientId ?? '', statusMessage ?? ''];
  return cells.map((cell) => printable(cell)) as unknown as Row;
}

/** No more than a third of a row, so that there is room for what AWS says. */
function widthOf(rows: readonly Row[], column: 0 | 1, columns: number): number {
  const widest = Math.max(...rows.map((row) => placesOf(row[column])));
  return Math.min(widest, WIDEST, Math.floor(columns / 3));
}

function fit(text: string, width: number, columns: number): string {
  const shown = columns === Infinity ? text : cut(text, width);
  return shown + ' '.repeat(Math.max(0, width - placesOf(shown)));
}
