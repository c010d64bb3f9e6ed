import type { Table } from '../../lambda/aws/dynamodb.ts';
import { createTableModel } from './table-model.ts';
import type { Time } from './time.ts';

/** How often the table is asked. */
export interface TableCalls {
  reads: number;
  /** Of pages: stored, or claimed. */
  pageWrites: number;
  /** For a unit of the budget. */
  budgetWrites: number;
  /** Those of the writes whose condition did not hold. */
  deniedWrites: number;
}

interface Init {
  time: Time;
  /** Whether it does not answer now. */
  isDead: () => boolean;
  onCall: (kind: keyof TableCalls) => void;
}

/** From a sandbox to the table, and as long back. */
const ONE_WAY_MS = 1.5;

/** After so long the function waits no longer for a call. */
const GIVEN_UP_MS = 100;

const UNITS = /^SET tat /;

/** The table that the sandboxes share, on the simulation's clock, 3 ms away. */
export function createSimulatedTable({ time, isDead, onCall }: Init): Table {
  const model = createTableModel();

  async function send<T>(kind: keyof TableCalls, ask: () => Promise<T>): Promise<T> {
    if (isDead()) {
      await time.pass(GIVEN_UP_MS);
      throw new Error('The table does not answer.');
    }
    onCall(kind);
    await time.pass(ONE_WAY_MS);
    const answer = await ask();
    if (answer === false) onCall('deniedWrites');
    await time.pass(ONE_WAY_MS);
    return answer;
  }

  return {
    get: (key) => send('reads', () => model.get(key)),
    put: (item, condition) => send('pageWrites', () => model.put(item, condition)),
    update: (key, change, condition) =>
      send(UNITS.test(change) ? 'budgetWrites' : 'pageWrites', () => model.update(key, change, condition)),
  };
}
