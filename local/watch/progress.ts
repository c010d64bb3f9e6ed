import type { LookInit } from '../../lambda/watch/look.ts';
import { printable } from '../printable.ts';
import { count } from './outcome.ts';
import { cut } from './places.ts';

/** Where text goes, such as `process.stderr`. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** How many places a line has, where it is a terminal's that says so: some, such as those that CI makes, say 0. */
export function columnsOf({ isTTY, columns }: Output): number | undefined {
  return isTTY && columns ? columns : undefined;
}

/** Back to the beginning of the line, and the rest of it away. */
const ANEW = '\r\u001b[2K';

/** Says in one line of a terminal how far a look is. Where no terminal shows it, it says nothing. */
export function createProgress(output: Output) {
  const show = (text: string) => {
    if (output.isTTY) output.write(ANEW + text);
  };
  const onCall: NonNullable<LookInit['onCall']> = (identifier, { calls, dataIntegrations }) => {
    const what = identifier === '' ? 'the list of data integrations' : printable(identifier);
    const known = dataIntegrations === 0 ? '' : `, ${count(dataIntegrations, 'data integration')}`;
    // One place is left free: some terminals go on to the next line after the last.
    show(cut(`Call ${calls + 1}${known}: ${what}`, (columnsOf(output) ?? 80) - 1));
  };
  return { onCall, end: () => show('') };
}
