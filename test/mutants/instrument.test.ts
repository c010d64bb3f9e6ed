import { runInThisContext } from 'node:vm';

import { expect, test } from '@jest/globals';

import { instrument } from './instrument.ts';

/** The mutants of a source, each as what is changed into what. */
function changes(source: string) {
  return instrument('a.ts', source, 1, './switch.js').mutants.map(
    ({ operator, original, mutated }) => `${operator}: ${original} → ${mutated}`,
  );
}

test.each([
  ['a < b', ['boundary: < → <=', 'negation: < → >=']],
  ['a <= b', ['boundary: <= → <', 'negation: <= → >']],
  ['a > b', ['boundary: > → >=', 'negation: > → <=']],
  ['a >= b', ['boundary: >= → >', 'negation: >= → <']],
  ['a === b', ['negation: === → !==']],
  ['a !== b', ['negation: !== → ===']],
  ['a + b', ['arithmetic: + → -']],
  ['a - b', ['arithmetic: - → +']],
  ['a * b', ['arithmetic: * → /']],
  ['a / b', ['arithmetic: / → *']],
  ['a % b', ['arithmetic: % → *']],
  ['a ** b', ['arithmetic: ** → *']],
  ['a && b', ['logical: && → ||']],
  ['a || b', ['logical: || → &&']],
  ['a ?? b', ['logical: a ?? b → (a) && (b)']],
  ['!a', ['unary: ! → ']],
  ['-a', ['unary: - → ']],
  ['typeof a', []],
  ['true', ['boolean: true → false']],
  ["'a'", ["string: 'a' → ''"]],
  ["''", ["string: '' → 'mutated'"]],
  ['`a${b}`', ['string: `a${b}` → ``']],
  ['0', ['number: 0 → 1']],
  ['7', ['number: 7 → 8', 'number: 7 → 6']],
  ['[a]', ['array: [a] → []']],
  ['[]', ["array: [] → ['mutated']"]],
  ['{ a }', ['object: { a } → {}']],
  ['{}', []],
  ['a ? b : c', ['condition: a → true', 'condition: a → false']],
  ['() => a', ['arrow function: a → undefined']],
  ['a?.b', ['optional chaining: ?. → .']],
  ['a?.[b]', ['optional chaining: ?. → ']],
  ['a?.(b)', ['optional chaining: ?. → ']],
  ['a.startsWith(b)', ['method: startsWith → endsWith']],
  ['a.every(b)', ['method: every → some']],
  ['Math.max(a, b)', ['method: max → min']],
  ['a.trim().b', ['method: .trim() → ']],
  ['/^a/', ['regular expression: /^a/ → /a/']],
  ['a satisfies "b"', []],
  ['a as { b: "c" }', []],
])('of %s are made %j', (expression, expected) => {
  expect(changes(`export const x = ${expression};`)).toEqual(expected);
});

test.each([
  ['if (a) b();', ['condition: a → true', 'condition: a → false', 'statement: b(); → ']],
  ['while (a) b();', ['condition: a → false', 'statement: b(); → ']],
  ['for (; a; ) b();', ['condition: a → false', 'statement: b(); → ']],
  ['function f() { return a; }', ['block: { return a; } → {}']],
  ['function f() {}', []],
  ['switch (a) { case b: return; }', ['case: return; → ']],
  ['function f() { a += b; }', ['block: { a += b; } → {}', 'statement: a += b; → ', 'assignment: += → -=']],
  ['function f() { a++; }', ['block: { a++; } → {}', 'statement: a++; → ', 'update: ++ → --']],
  ["import { a } from 'b';", []],
  ["export * from 'b';", []],
  ["type A = 'b' | 1;", []],
  ["interface A { b: 'c' }", []],
])('of the statement %s are made %j', (statement, expected) => {
  const inFunction = statement.startsWith('switch') ? `function g() { ${statement} }` : statement;
  expect(changes(inFunction).filter((each) => !each.includes('switch'))).toEqual(expected);
});

/** A function `f` of a source, with one of its mutants switched on; 0 for none. */
function run(source: string, on: number): (...args: unknown[]) => unknown {
  const { code } = instrument('a.ts', source, 1, './switch.js');
  const body = code.replace("import{mutant}from'./switch.js';", '');
  return runInThisContext(`(mutant) => { ${body}; return f; }`)((id: number) => id === on);
}

const nested =
  "function f(a, b) { if (a?.b.trim() === 'x') b.push(1); else b.push(2); return (b[0] + 1) * 2; }";

test('one mutant at a time takes the place of the source, also where others are around it', () => {
  const { mutants } = instrument('a.ts', nested, 1, './switch.js');
  const given = (on: number) => {
    try {
      return run(nested, on)({ b: ' x ' }, []);
    } catch {
      return 'thrown';
    }
  };
  expect(given(0)).toBe(4);
  const results = mutants.map(
    ({ id, original, mutated }) => `${original} → ${mutated}: ${String(given(id))}`,
  );
  expect(results.slice(1)).toEqual([
    "a?.b.trim() === 'x' → true: 4",
    "a?.b.trim() === 'x' → false: 6",
    '=== → !==: 6',
    '.trim() → : 6',
    '?. → .: 4',
    "'x' → '': 6",
    'b.push(1); → : NaN',
    '1 → 2: 6',
    '1 → 0: 2',
    'b.push(2); → : 4',
    '2 → 3: 4',
    '2 → 1: 4',
    '* → /: 1',
    '+ → -: 0',
    '0 → 1: NaN',
    '1 → 2: 6',
    '1 → 0: 2',
    '2 → 3: 6',
    '2 → 1: 2',
  ]);
});

test('an optional chain is changed as a whole, so that it still ends where there is nothing', () => {
  const source = 'function f(a) { return a?.b.trim().length; }';
  const { mutants } = instrument('a.ts', source, 1, './switch.js');
  const [block, withoutTrim, withoutChaining] = mutants;
  expect(block).toMatchObject({ operator: 'block' });
  for (const id of [0, withoutTrim?.id ?? NaN]) expect(run(source, id)()).toBeUndefined();
  expect(() => run(source, withoutChaining?.id ?? NaN)()).toThrow('Cannot read properties of undefined');
});

test('numbers go on from file to file', () => {
  const { mutants, code } = instrument('a.ts', 'export const x = true;', 7, '../switch.js');
  expect(mutants).toMatchObject([{ id: 7, file: 'a.ts', line: 1, within: 'export const x = true;' }]);
  expect(code).toBe("import{mutant}from'../switch.js';export const x = (mutant(7)?(false):true);");
});

test('what is no TypeScript is named', () => {
  expect(() => instrument('a.ts', 'const = 1;', 1, './switch.js')).toThrow(/^a\.ts: /);
});
