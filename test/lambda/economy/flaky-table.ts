import { createTableModel } from '../../../bench/economy/table-model.ts';
import type { Time } from '../../../bench/economy/time.ts';
import { TableError } from '../../../lambda/aws/dynamodb.ts';
import type { Attributes, Condition, Table } from '../../../lambda/aws/dynamodb.ts';
import { TransportError } from '../../../lambda/aws/http-handler.ts';

/** How long the function waits for the table. */
const LIMIT_MS = 100;

/** How far apart it thinks that clocks can be. */
const SKEW_MS = 60_000;

/** What goes wrong with the table, each as a share of the calls. */
export interface Trouble {
  /** Longer than the function waits; what was asked may happen all the same. */
  late: number;
  failing: number;
  throttling: number;
  /** Somebody else writes what is no item of ours. */
  rubbish: number;
}

/** What the function asks of the table where a sandbox may die. */
export type Moment = 'claim' | 'unit' | 'put';

interface FlakyTableInit {
  time: Time;
  random: () => number;
  trouble: Trouble;
}

const rubbish: readonly Attributes[] = [
  { statedAt: 'text' },
  { statedAt: 1e15, entries: '[]' },
  { statedAt: 1, entries: '{"no":"list"}' },
  { statedAt: 1, entries: '[1]' },
  { statedAt: 1, refused: 'NoSuchError' },
  { statedAt: 1, entries: '[]', next: 'no cursor of ours' },
  { claimedUntil: 1e15 },
  { tat: 'text' },
  { tat: 1e15 },
];

/** One table for all sandboxes, on the simulation's clock. */
export function createFlakyTable({ time, random, trouble }: FlakyTableInit) {
  const model = createTableModel();
  const setbacks: { before: Attributes | undefined; put: Attributes }[] = [];

  /** Puts an item, and notes it if what it says is older than what was there, or a refusal of what nobody had seen. */
  async function put(item: Attributes & { key: string }, condition: Condition): Promise<boolean> {
    const before = await model.get(item.key);
    const isWritten = await model.put(item, condition);
    const behindMs = Number(before?.['statedAt']) - Number(item['statedAt']);
    const isUnseen = item['refused'] !== undefined && before?.['statedAt'] === undefined;
    if (isWritten && ((behindMs > 0 && behindMs <= SKEW_MS) || isUnseen))
      setbacks.push({ before, put: item });
    return isWritten;
  }

  /** What goes on between a sandbox and the table. */
  async function send<T>(key: string, happen: () => Promise<T>): Promise<T> {
    if (random() < trouble.rubbish) {
      const item = rubbish[Math.floor(random() * rubbish.length)] ?? {};
      await model.put({ ...item, key }, ['NOT statedAt BETWEEN :at AND :latest', { ':at': 0, ':latest': 0 }]);
    }
    const isLate = random() < trouble.late;
    const there = isLate ? random() * 2 * LIMIT_MS : random() * 5;
    const back = isLate ? LIMIT_MS : random() * 5;
    if (random() < trouble.throttling) {
      await time.pass(there);
      throw new TableError('ProvisionedThroughputExceededException', 400);
    }
    if (random() < trouble.failing) {
      await time.pass(there);
      throw new TableError('InternalServerError', 500);
    }
    const happened = time.pass(there).then(happen);
    if (there + back > LIMIT_MS) {
      await time.pass(LIMIT_MS);
      throw new TransportError('timeout', `No answer within ${LIMIT_MS} ms.`);
    }
    const answer = await happened;
    await time.pass(back);
    return answer;
  }

  /**
   * The table as a sandbox has it.
   *
   * @param version - of the code: the items of its pages are its own.
   * @param lives - whether it goes on, before each of these moments; else it is never heard of again.
   */
  const tableOf = (version: number, lives: (moment: Moment) => boolean): Table => {
    const own = (key: string): string => `${version} ${key}`;
    const never = new Promise<never>(() => undefined);
    return {
      get: (key) => send(own(key), () => model.get(own(key))),
      put(item, condition) {
        if (!lives('put')) return never;
        return send(own(item.key), () => put({ ...item, key: own(item.key) }, condition));
      },
      update(key, change, condition) {
        const isClaim = change.includes('claimedUntil');
        if (!lives(isClaim ? 'claim' : 'unit')) return never;
        const name = isClaim ? own(key) : key;
        return send(name, () => model.update(name, change, condition));
      },
    };
  };
  return { tableOf, setbacks };
}
