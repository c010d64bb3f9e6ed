import { styleText } from 'node:util';

import type { FinishedRequest } from '../gateway/gateway.ts';
import { printable } from '../printable.ts';

type Colour = 'dim' | 'green' | 'yellow' | 'red';

/** Characters of a target that still fit a terminal's line or two. */
const LONGEST_TARGET = 200;

/**
 * One line for a request: method, target, status, milliseconds, then the note and the fault where there are any.
 * Control characters come out escaped, and no cursor comes out at all, nor what an identity provider hands over.
 *
 * @param note - What the function says of the request; a stack in it keeps its lines.
 */
export function formatRequest(entry: FinishedRequest, colour: boolean, note = ''): string {
  const paint = (name: Colour, text: string) =>
    colour ? styleText(name, text, { validateStream: false }) : text;
  const status = paint(statusColour(entry.status), String(entry.status));
  const parts = [
    printable(entry.method),
    formatTarget(entry),
    status,
    paint('dim', `${Math.round(entry.ms)} ms`),
    note && paint('dim', note.split('\n').map(printable).join('\n    ')),
    entry.fault !== undefined && paint('red', printable(faultText(entry.fault))),
  ];
  return parts.filter(Boolean).join(' ');
}

/** Whether a stream is a terminal that wants colour. Source: no-color.org. */
export function wantsColour(
  stream: { isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && (environment['NO_COLOR'] ?? '') === '';
}

function formatTarget({ path, query }: FinishedRequest): string {
  const shown = query.split('&').map(withoutSecret).join('&');
  const target = printable(shown === '' ? path : `${path}?${shown}`);
  return target.length > LONGEST_TARGET ? `${target.slice(0, LONGEST_TARGET)}...` : target;
}

/** What comes with these is nobody else's: cursors, tokens, and the code that signs somebody in. */
const SECRET = /token|^code$|^state$/i;

/** Reads the name as the function will: spelled `next%54oken`, it is a cursor all the same. */
function withoutSecret(pair: string): string {
  const [name = ''] = new URLSearchParams(`?${pair}`).keys();
  return SECRET.test(name) ? `${name}=...` : pair;
}

function faultText(fault: unknown): string {
  return Error.isError(fault) ? `${fault.name}: ${fault.message}` : String(fault);
}

function statusColour(status: number): Colour {
  if (status >= 500) return 'red';
  return status >= 400 ? 'yellow' : 'green';
}
