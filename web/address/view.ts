/** A column that lists can be sorted by. */
export type SortColumn = 'run' | 'destination' | 'client';

export interface Sort {
  column: SortColumn;
  isDescending: boolean;
}

/** What the page shows, and how: all that its address says, so that a view survives reload and can be sent. */
export interface View {
  /** The data integration; `undefined`: all of them. */
  identifier: string | undefined;
  /** Show only what is in this state, by `ExecutionStatus`. */
  run: string | undefined;
  /** Show only what holds these words. */
  find: string;
  sort: Sort;
}

/** What needs attention comes first. */
const USUAL: Sort = { column: 'run', isDescending: false };

const COLUMNS: readonly SortColumn[] = ['run', 'destination', 'client'];

/** Reads the part of an address that begins with `?`. What is not understood there is as if it were not there. */
export function viewIn(search: string): View {
  const parameters = new URLSearchParams(search);
  const identifier = parameters.get('identifier') ?? '';
  return {
    identifier: /\S/.test(identifier) ? identifier : undefined,
    run: parameters.get('run') || undefined,
    find: parameters.get('find') ?? '',
    sort: sortIn(parameters.get('sort') ?? ''),
  };
}

/** The address of a view, relative to the page; empty for the first screen. */
export function addressOf({ identifier, run, find, sort = USUAL }: Partial<View>): string {
  const parameters = new URLSearchParams();
  if (identifier !== undefined) parameters.set('identifier', identifier);
  if (run) parameters.set('run', run);
  if (find) parameters.set('find', find);
  if (sort.column !== USUAL.column || sort.isDescending) {
    parameters.set('sort', `${sort.isDescending ? '-' : ''}${sort.column}`);
  }
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}

function sortIn(text: string): Sort {
  const column = COLUMNS.find((each) => each === text.replace(/^-/, ''));
  return column === undefined ? USUAL : { column, isDescending: text.startsWith('-') };
}
