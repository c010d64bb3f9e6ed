import { Duration, Lazy, Token } from 'aws-cdk-lib';
import * as fc from 'fast-check';

/** Values that JSON has no words for, by a name that it has. */
const odd = {
  undefined: () => undefined,
  NaN: () => Number.NaN,
  Infinity: () => Infinity,
  bigint: () => 1n,
  symbol: () => Symbol('odd'),
  function: () => () => 'odd',
  class: () => Map,
  date: () => new Date(0),
  map: () => new Map([['by', 'anyone']]),
  'text object': () => Object('anyone'),
  'hole in a list': () => Array(1),
  'no prototype': () => Object.assign(Object.create(null), { by: 'anyone' }),
  inherited: () => Object.create({ by: 'anyone' }),
  '5 seconds': () => Duration.seconds(5),
  '1 hour': () => Duration.hours(1),
  'half a second': () => Duration.millis(500),
  'unknown seconds': () => Duration.seconds(Token.asNumber({ Ref: 'Odd' })),
  'unknown text': () => Lazy.string({ produce: () => 'odd' }),
  'unknown number': () => Token.asNumber({ Ref: 'Odd' }),
  'unknown list': () => Token.asList({ Ref: 'Odd' }),
} satisfies Record<string, () => unknown>;

const names = Object.keys(odd) as (keyof typeof odd)[];

/** Whatever somebody may give in the place of a right value, as data. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...names).map((name) => ({ odd: name })),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    'x',
    0,
    -1,
    1.5,
    1e21,
    true,
    false,
    [],
    {},
    [null],
    [''],
    ['x', 'x'],
  ),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(...names).map((name) => [{ odd: name }]),
);

/** The value itself. */
export function valueOf(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(valueOf);
  if (typeof data !== 'object' || data === null) return data;
  const { odd: name } = data as { odd?: unknown };
  if (typeof name === 'string' && Object.hasOwn(odd, name)) return odd[name as keyof typeof odd]();
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, valueOf(value)]));
}
