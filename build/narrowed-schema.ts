/** A JSON schema, its references replaced by what they name. */
export type Schema = Readonly<Record<string, unknown>>;

/** Whoever sends what is described. Of a caller no more may be asked than before; the route may promise no less. */
export type Sender = 'caller' | 'route';

/** What people read, and no program goes by. */
const PROSE = new Set(['description', 'summary', 'title', 'example', 'examples', 'deprecated', 'default']);

const UPPER = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties']);
const LOWER = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties']);

/**
 * What a schema takes from those who rely on an older one, a sentence each. Only what is known to be harmless is: any other difference
 * is told, so that somebody decides.
 *
 * @param where - What is described, for the sentences.
 */
export function schemaChanges(where: string, old: Schema, now: Schema, sender: Sender): string[] {
  const keywords = new Set([...Object.keys(old), ...Object.keys(now)].filter((name) => !PROSE.has(name)));
  return [...keywords].flatMap((name) => {
    const [before, after] = [old[name], now[name]];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    if (name === 'properties') return memberChanges(where, before as Members, after as Members, sender);
    if (name === 'required') return requiredChanges(where, before as Names, after as Names, sender);
    if (name === 'items' && before !== undefined && after !== undefined) {
      return schemaChanges(`${where}[]`, before as Schema, after as Schema, sender);
    }
    const harmless = sender === 'caller' ? isWider(name, before, after) : isWider(name, after, before);
    return harmless ? [] : [`${where}: ${name} was ${told(before)}, and is ${told(after)}.`];
  });
}

type Members = Readonly<Record<string, Schema>> | undefined;
type Names = readonly string[] | undefined;

function memberChanges(where: string, old: Members = {}, now: Members = {}, sender: Sender): string[] {
  return Object.entries(old).flatMap(([name, schema]) => {
    const successor = now[name];
    if (!successor) return [`${where}.${name} is gone.`];
    return schemaChanges(`${where}.${name}`, schema, successor, sender);
  });
}

function requiredChanges(where: string, old: Names = [], now: Names = [], sender: Sender): string[] {
  if (sender === 'caller') {
    return now.filter((name) => !old.includes(name)).map((name) => `${where}.${name} is required now.`);
  }
  return old.filter((name) => !now.includes(name)).map((name) => `${where}.${name} may be missing now.`);
}

/** Whether a keyword lets through all that it did; without it, everything passes. */
function isWider(name: string, before: unknown, after: unknown): boolean {
  if (after === undefined) return true;
  if (before === undefined) return false;
  if (UPPER.has(name)) return Number(after) >= Number(before);
  if (LOWER.has(name)) return Number(after) <= Number(before);
  if (name === 'enum') return (before as unknown[]).every((value) => (after as unknown[]).includes(value));
  return false;
}

function told(value: unknown): string {
  return value === undefined ? 'not there' : JSON.stringify(value);
}
