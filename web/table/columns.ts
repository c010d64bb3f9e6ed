import type { SortColumn } from '../address/view.ts';

interface Column {
  name: string;
  sortedBy?: SortColumn;
  /** What people look for there, and do not find. */
  note?: string;
}

/** The columns of the table, in order. Narrow screens show the names inside the cells. */
export const columns: Readonly<Record<'run' | 'destination' | 'client' | 'plan', Column>> = {
  run: { name: 'Last run', sortedBy: 'run', note: 'AWS tells no time of it' },
  destination: { name: 'Destination', sortedBy: 'destination' },
  client: { name: 'Client', sortedBy: 'client' },
  plan: { name: 'Runs' },
};
