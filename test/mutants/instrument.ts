import type { Change, Mutant } from './mutant.ts';
import { changesOf } from './operators.ts';
import { parse, parts } from './syntax.ts';
import type { Node } from './syntax.ts';

/** A stretch of source that holds itself and its mutants, of which one is chosen when it runs. */
interface Site {
  start: number;
  end: number;
  /** `block`: what stands between the braces can be left away; `statement`: so can it. */
  kind: 'expression' | 'block' | 'statement';
  changes: Change[];
}

interface Instrumented {
  code: string;
  mutants: Mutant[];
}

/**
 * Source with all its mutants, which `switch.js` beside it switches on by their numbers.
 *
 * @param firstId - the number of the first mutant
 * @param switchPath - how the file imports the switch
 * @throws Error - where it is no TypeScript
 */
export function instrument(file: string, source: string, firstId: number, switchPath: string): Instrumented {
  const sites = new Map<string, Site>();
  const add = (kind: Site['kind'], { start, end }: { start: number; end: number }, changes: Change[]) => {
    if (changes.length === 0) return;
    const key = `${start} ${end} ${kind}`;
    const site = sites.get(key) ?? { start, end, kind, changes: [] };
    site.changes.push(...changes);
    sites.set(key, site);
  };
  walk(parse(file, source), source, undefined, add);

  let id = firstId;
  const mutants: Mutant[] = [];
  const inserts: { at: number; closes: boolean; length: number; text: string }[] = [];
  for (const site of [...sites.values()].toSorted((one, other) => one.start - other.start)) {
    const { start, end, kind, changes } = site;
    const insert = (at: number, closes: boolean, text: string) =>
      inserts.push({ at, closes, length: end - start, text });
    const ids = changes.map((change) => {
      mutants.push(describe(id, file, source, change));
      id += 1;
      return id - 1;
    });
    if (kind === 'expression') {
      const others = changes.map(
        (change, index) =>
          `mutant(${ids[index]})?(${source.slice(start, change.start)}${change.text}${source.slice(change.end, end)}):`,
      );
      insert(start, false, `(${others.join('')}`);
      insert(end, true, ')');
    } else if (kind === 'block') {
      insert(start + 1, false, `if(!mutant(${ids[0]})){`);
      insert(end - 1, true, '}');
    } else {
      // With braces around it: an else after it belongs to another if.
      insert(start, false, `{if(!mutant(${ids[0]})){`);
      insert(end, true, '}}');
    }
  }
  return { code: `import{mutant}from'${switchPath}';${put(source, inserts)}`, mutants };
}

/** Text put in: what closes comes before what opens, a small stretch within a large one. */
function put(source: string, inserts: { at: number; closes: boolean; length: number; text: string }[]) {
  const sorted = inserts.toSorted(
    (one, other) =>
      one.at - other.at ||
      Number(other.closes) - Number(one.closes) ||
      (one.closes ? one.length - other.length : other.length - one.length),
  );
  let code = '';
  let done = 0;
  for (const { at, text } of sorted) {
    code += source.slice(done, at) + text;
    done = at;
  }
  return code + source.slice(done);
}

type Add = (kind: Site['kind'], span: { start: number; end: number }, changes: Change[]) => void;

/** @param chain - the optional chain whose spine the node is on: it short-circuits as a whole, so it is changed as a whole. */
function walk(node: Node, source: string, chain: Node | undefined, add: Add): void {
  const { start, end } = node;
  const changes = changesOf(node, source);
  if (changes.some(({ operator }) => operator === 'condition')) {
    for (const change of changes) add('expression', change, [change]);
  } else add('expression', chain ?? node, changes);

  if (node.type === 'BlockStatement') {
    if (node.body.length > 0) add('block', node, [{ ...gone('block', start, end), text: '{}' }]);
  }
  if (node.type === 'SwitchCase') {
    const [first, last] = [node.consequent.at(0), node.consequent.at(-1)];
    if (first && last && first.type !== 'BlockStatement')
      add('statement', { start: first.start, end: last.end }, [gone('case', first.start, last.end)]);
  }
  if (node.type === 'ExpressionStatement') add('statement', node, [gone('statement', start, end)]);

  for (const [name, part] of parts(node)) {
    if (isNoCode(node, name, part)) continue;
    walk(part, source, chainOf(node, name, part, chain), add);
  }
}

function gone(operator: string, start: number, end: number): Change {
  return { operator, start, end, text: '' };
}

/** Types, names, and what only says where something comes from. */
function isNoCode(node: Node, name: string, part: Node): boolean {
  if (part.type.startsWith('TS'))
    return !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(part.type);
  if (part.type.startsWith('Import') || name === 'source') return true;
  if (name === 'key' && 'computed' in node && !node.computed) return true;
  if (name === 'quasi' && node.type === 'TaggedTemplateExpression') return true;
  return (
    name === 'expression' &&
    node.type === 'ExpressionStatement' &&
    'directive' in node &&
    Boolean(node.directive)
  );
}

function chainOf(node: Node, name: string, part: Node, chain: Node | undefined): Node | undefined {
  if (part.type === 'ChainExpression') return part;
  if (node.type === 'ChainExpression') return chain;
  return name === 'object' || name === 'callee' || node.type === 'TSNonNullExpression' ? chain : undefined;
}

function describe(id: number, file: string, source: string, { operator, start, end, text }: Change): Mutant {
  const before = source.slice(0, start);
  const from = before.lastIndexOf('\n') + 1;
  const to = source.indexOf('\n', start);
  return {
    id,
    file,
    line: before.split('\n').length,
    operator,
    original: oneLine(source.slice(start, end)),
    mutated: oneLine(text),
    within: source.slice(from, to === -1 ? undefined : to).trim(),
  };
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 60)} … ${line.slice(-30)}` : line;
}
