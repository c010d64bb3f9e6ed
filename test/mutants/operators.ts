import { callChanges } from './call-changes.ts';
import { literalChanges } from './literal-changes.ts';
import type { Change } from './mutant.ts';
import type { Node } from './syntax.ts';
import { token } from './token.ts';

/** Each operator of two sides by what can stand for it there. */
const binary: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '<': { boundary: '<=', negation: '>=' },
  '<=': { boundary: '<', negation: '>' },
  '>': { boundary: '>=', negation: '<=' },
  '>=': { boundary: '>', negation: '<' },
  '===': { negation: '!==' },
  '!==': { negation: '===' },
  '+': { arithmetic: '-' },
  '-': { arithmetic: '+' },
  '*': { arithmetic: '/' },
  '/': { arithmetic: '*' },
  '%': { arithmetic: '*' },
  '**': { arithmetic: '*' },
  '&&': { logical: '||' },
  '||': { logical: '&&' },
};

const assignment: Readonly<Record<string, string>> = {
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
  '&&=': '||=',
  '||=': '&&=',
  '??=': '&&=',
};

type Operators = {
  readonly [Type in Node['type']]?: (node: Extract<Node, { type: Type }>, source: string) => Change[];
};

const operators: Operators = {
  ArrayExpression: ({ elements, ...node }) => [
    change('array', node, elements.length > 0 ? '[]' : "['mutated']"),
  ],
  ArrowFunctionExpression: ({ expression, body }, source) =>
    expression && source.slice(body.start, body.end) !== 'undefined'
      ? [change('arrow function', body, 'undefined')]
      : [],
  AssignmentExpression({ operator, left, right }, source) {
    const text = assignment[operator];
    if (!text) return [];
    return [change('assignment', token(source, left.end, right.start, operator), text)];
  },
  BinaryExpression: binaryChanges,
  CallExpression: callChanges,
  ConditionalExpression: ({ test }) => condition(test, ['true', 'false']),
  DoWhileStatement: ({ test }) => condition(test, ['false']),
  ForStatement: ({ test }) => (test ? condition(test, ['false']) : []),
  IfStatement: ({ test }) => condition(test, ['true', 'false']),
  Literal: literalChanges,
  LogicalExpression: binaryChanges,
  MemberExpression({ optional, computed, object, property }, source) {
    if (!optional) return [];
    const place = token(source, object.end, property.start, '?.');
    return [change('optional chaining', place, computed ? '' : '.')];
  },
  ObjectExpression: ({ properties, ...node }) =>
    properties.length > 0 ? [change('object', node, '{}')] : [],
  TemplateLiteral: (node) => (node.end - node.start > 2 ? [change('string', node, '``')] : []),
  UnaryExpression: ({ operator, start, argument }) =>
    ['!', '-', '+'].includes(operator) ? [change('unary', { start, end: argument.start }, '')] : [],
  UpdateExpression: ({ operator, ...node }, source) => [
    change('update', token(source, node.start, node.end, operator), operator === '++' ? '--' : '++'),
  ],
  WhileStatement: ({ test }) => condition(test, ['false']),
};

/** The changes of an expression itself, and of a statement's condition; those of its parts are theirs. */
export function changesOf(node: Node, source: string): Change[] {
  // Which operator it is depends on the type, so what it takes is right.
  const operator = operators[node.type] as ((node: Node, source: string) => Change[]) | undefined;
  return operator?.(node, source) ?? [];
}

function binaryChanges(
  { start, end, left, right, operator }: Extract<Node, { type: 'BinaryExpression' | 'LogicalExpression' }>,
  source: string,
): Change[] {
  if (operator === '??') {
    // Beside && it needs brackets.
    const [one, other] = [left, right].map((each) => source.slice(each.start, each.end));
    return [change('logical', { start, end }, `(${one}) && (${other})`)];
  }
  const place = token(source, left.end, right.start, operator);
  return Object.entries(binary[operator] ?? {}).map(([name, text]) => change(name, place, text));
}

function condition(test: Node, texts: readonly string[]): Change[] {
  return texts.map((text) => change('condition', test, text));
}

function change(operator: string, { start, end }: { start: number; end: number }, text: string): Change {
  return { operator, start, end, text };
}
