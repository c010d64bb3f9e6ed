import type { Attributes, Table } from '../../lambda/aws/dynamodb.ts';

/** The conditions of the function's writes, as DynamoDB understands them: a comparison with what is missing, or of another type, does not hold. */
const conditions: Readonly<Record<string, (item: Attributes, values: Attributes) => boolean>> = {
  'NOT statedAt BETWEEN :at AND :latest': nothingNewer,
  'attribute_exists(statedAt) AND NOT statedAt BETWEEN :at AND :latest': (item, values) =>
    item['statedAt'] !== undefined && nothingNewer(item, values),
  'statedAt = :seen AND NOT claimedUntil BETWEEN :now AND :latest': (item, values) =>
    item['statedAt'] === values[':seen'] &&
    !isBetween(item['claimedUntil'], values[':now'], values[':latest']),
  'NOT tat BETWEEN :now AND :latest': ({ tat }, { ':now': now, ':latest': latest }) =>
    !isBetween(tat, now, latest),
  'tat BETWEEN :now AND :latest': ({ tat }, { ':now': now, ':latest': latest }) =>
    isBetween(tat, now, latest),
};

const changes: Readonly<Record<string, (item: Attributes, values: Attributes) => Attributes>> = {
  'SET claimedUntil = :until': (_item, { ':until': claimedUntil = 0 }) => ({ claimedUntil }),
  'SET tat = :next': (_item, { ':next': tat = 0 }) => ({ tat }),
  'SET tat = tat + :step': ({ tat }, { ':step': step }) => ({ tat: Number(tat) + Number(step) }),
};

/**
 * A table of DynamoDB's, as far as the function uses it, for a clock that is simulated: the tests hold it against a real one. What it is
 * not asked for by the function, it throws at.
 */
export function createTableModel(): Table {
  const items = new Map<string, Attributes>();

  return {
    get: async (key) => items.get(key),
    async put(item, [expression, values]) {
      if (!meets(expression, items.get(item.key) ?? {}, values)) return false;
      items.set(item.key, item);
      return true;
    },
    async update(key, change, [expression, values]) {
      const item = items.get(key) ?? {};
      if (!meets(expression, item, values)) return false;
      const changed = changes[change]?.(item, values);
      if (!changed) throw new Error(`The model of the table has no "${change}".`);
      items.set(key, { ...item, key, ...changed });
      return true;
    },
  };
}

function meets(expression: string, item: Attributes, values: Attributes): boolean {
  const condition = conditions[expression];
  if (!condition) throw new Error(`The model of the table has no "${expression}".`);
  return condition(item, values);
}

function nothingNewer({ statedAt }: Attributes, { ':at': at, ':latest': latest }: Attributes): boolean {
  return !isBetween(statedAt, at, latest);
}

type Value = Attributes[string] | undefined;

function isBetween(value: Value, least: Value, most: Value): boolean {
  return isNumber(value) && isNumber(least) && isNumber(most) && least <= value && value <= most;
}

function isNumber(value: Value): value is number {
  return typeof value === 'number';
}
