import type { Change } from './mutant.ts';
import type { Node } from './syntax.ts';
import { token } from './token.ts';

/** Methods whose opposite is as easy to write. */
const PAIRS = [
  ['startsWith', 'endsWith'],
  ['some', 'every'],
  ['min', 'max'],
  ['toUpperCase', 'toLowerCase'],
  ['floor', 'ceil'],
  ['find', 'findLast'],
  ['padStart', 'padEnd'],
] as const;

const opposites = new Map<string, string>(
  PAIRS.flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
);

/** Methods that can be left away. */
const dispensable = new Set([
  'trim',
  'slice',
  'filter',
  'toSorted',
  'sort',
  'reverse',
  'toReversed',
  'concat',
]);

/** What a call can be instead: of the opposite method, of none, of what may not be there. */
export function callChanges(
  { optional, callee, end }: Extract<Node, { type: 'CallExpression' }>,
  source: string,
): Change[] {
  if (optional) return [{ operator: 'optional chaining', ...token(source, callee.end, end, '?.'), text: '' }];
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
  const { object, property } = callee;
  const opposite = opposites.get(property.name);
  if (opposite) return [{ operator: 'method', start: property.start, end: property.end, text: opposite }];
  if (!dispensable.has(property.name)) return [];
  return [{ operator: 'method', start: object.end, end, text: '' }];
}
