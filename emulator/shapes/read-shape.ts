import { nearestName } from '../../contract/nearest-name.ts';
import type { ChoiceShape, ListShape, MapShape, Shape, StructureShape, TextShape, ValueOf } from './shape.ts';

/** One place where a value breaks its shape. */
export interface Problem {
  /** Such as `ScheduleConfig.ScheduleExpression`; empty for the value itself. */
  at: string;
  /** What would be right, to read after the place. */
  rule: string;
}

/** The value without members that the shape does not know, or every place where it breaks the shape. */
export type Reading<Value> = { value: Value } | { problems: readonly Problem[] };

/** Reads untrusted JSON as a shape. */
export function readShape<S extends Shape>(shape: S, value: unknown, at = ''): Reading<ValueOf<S>> {
  const problems: Problem[] = [];
  const read = visit(shape, value, at, (at, rule) => problems.push({ at, rule }));
  return problems.length > 0 ? { problems } : { value: read as ValueOf<S> };
}

type Report = (at: string, rule: string) => void;

function visit(shape: Shape, value: unknown, at: string, report: Report): unknown {
  switch (shape.type) {
    case 'text':
      return visitText(shape, value, at, report);
    case 'choice':
      return visitChoice(shape, value, at, report);
    case 'number':
      if (!Number.isInteger(value)) report(at, 'must be a whole number');
      else reportRange('value', Number(value), shape, at, report);
      return value;
    case 'list':
      return visitList(shape, value, at, report);
    case 'map':
      return visitMap(shape, value, at, report);
    case 'structure':
      return visitStructure(shape, value, at, report);
  }
}

function visitChoice(shape: ChoiceShape, value: unknown, at: string, report: Report): unknown {
  if (typeof value === 'string' && shape.values.includes(value)) return value;
  const meant = shape.strict && typeof value === 'string' ? nearestName(value, shape.values) : undefined;
  const hint = meant === undefined ? '' : `; ${meant} is probably meant`;
  report(at, `must satisfy enum value set: [${shape.values.join(', ')}]${hint}`);
  return value;
}

function visitText(shape: TextShape, value: unknown, at: string, report: Report): unknown {
  if (typeof value !== 'string') {
    report(at, 'must be a string');
    return value;
  }
  if (shape.min !== undefined || shape.max !== undefined) {
    reportRange('length', Array.from(value).length, shape, at, report);
  }
  if (shape.pattern && !shape.pattern.test(value)) {
    report(at, `must satisfy regular expression pattern: ${shape.pattern.source}`);
  }
  if (shape.rule?.holds(value) === false) report(at, shape.rule.sentence);
  return value;
}

function visitList(shape: ListShape, value: unknown, at: string, report: Report): unknown {
  if (!Array.isArray(value)) {
    report(at, 'must be a list');
    return value;
  }
  reportRange('length', value.length, shape, at, report);
  // Not map, which leaves out what nothing was ever put into.
  return Array.from(value, (item: unknown, index) =>
    visit(shape.item, item, join(at, String(index)), report),
  );
}

function visitMap(shape: MapShape, value: unknown, at: string, report: Report): unknown {
  if (!isObject(value)) {
    report(at, 'must be an object');
    return value;
  }
  const entries = Object.entries(value);
  reportRange('length', entries.length, shape, at, report);
  return Object.fromEntries(
    entries.map(([key, item]) => {
      visitText(shape.key, key, join(at, 'key'), report);
      return [key, visit(shape.value, item, join(at, key), report)];
    }),
  );
}

function visitStructure(shape: StructureShape, value: unknown, at: string, report: Report): unknown {
  if (!isObject(value)) {
    report(at, 'must be an object');
    return value;
  }
  const isGiven = (name: string) => value[name] !== null && value[name] !== undefined;
  const given = new Set(
    Object.keys(shape.members).filter((name) => Object.hasOwn(value, name) && isGiven(name)),
  );
  if (shape.strict) {
    for (const name of Object.keys(value).filter((name) => isGiven(name) && !given.has(name))) {
      report(join(at, name), unknownMember(name, Object.keys(shape.members)));
    }
  }
  for (const name of shape.required) {
    if (!given.has(name)) report(join(at, name), 'must not be null');
  }
  return Object.fromEntries(
    Object.entries(shape.members)
      .filter(([name]) => given.has(name))
      .map(([name, member]) => [name, visit(member, value[name], join(at, name), report)]),
  );
}

function unknownMember(name: string, known: readonly string[]): string {
  const meant = nearestName(name, known);
  return meant === undefined
    ? `is no member that is known: there are ${known.join(', ')}`
    : `is no member that is known: ${meant} is probably meant`;
}

function reportRange(
  measure: 'length' | 'value',
  actual: number,
  { min = 0, max = Infinity }: { min?: number; max?: number },
  at: string,
  report: Report,
): void {
  if (actual < min) report(at, `must have ${measure} greater than or equal to ${min}`);
  if (actual > max) report(at, `must have ${measure} less than or equal to ${max}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}
