import { prices } from '../cost.ts';
import type { MemorySize } from '../memory-sizes.ts';
import { readUnits, SECONDS_PER_MONTH } from '../monthly-cost.ts';
import { fixed, markdownTable } from '../report/markdown.ts';
import { tableCalls } from './report.ts';
import type { Result } from './report.ts';
import type { TableCalls } from './simulated-table.ts';

/** What an item of a list with so many entries takes, in KB. */
const ITEM_KB = { ten: 5, fifty: 30 } as const;

/**
 * US dollars a month for a table that is asked so often. A write that is denied costs what the item that is there would, and one for a unit of the
 * budget is a small item's.
 */
export function tableCost({ reads, pageWrites, budgetWrites }: TableCalls, itemKb: number): number {
  const written = pageWrites * Math.ceil(itemKb) + budgetWrites;
  const perSecond = reads * readUnits(itemKb) * prices.millionReadUnits + written * prices.millionWriteUnits;
  return (perSecond * SECONDS_PER_MONTH) / 1e6;
}

/** What the function costs a month with and without each step, by the requests a second of the results. API Gateway and logs cost the same each time. */
export function stepCostTable(results: readonly Result[], { upstream, cached }: MemorySize): string {
  const row = (step: string, cost: (result: Result, millions: number) => number): string[] => [
    step,
    ...results.map((result) => dollars(cost(result, (result.scenario.pollers * SECONDS_PER_MONTH) / 1e6))),
  ];
  return markdownTable(
    [
      'US dollars a month',
      ...results.map(({ scenario }) => `${scenario.pollers.toLocaleString('en-US')} requests/s`),
    ],
    [
      row('API Gateway, whatever is kept', (_result, millions) => millions * prices.millionGatewayRequests),
      row('Lambda, nothing kept', (_result, millions) => millions * upstream.cost),
      row('Lambda, good pages kept', (_result, millions) => millions * cached.cost),
      row('stale pages and a budget, in addition', () => 0),
      row('shared pages, in addition: lists of 10 entries', (result) =>
        tableCost(tableCalls(result), ITEM_KB.ten),
      ),
      row('shared pages, in addition: lists of 50 entries', (result) =>
        tableCost(tableCalls(result), ITEM_KB.fifty),
      ),
    ],
  );
}

function dollars(amount: number): string {
  return amount < 10 ? fixed(amount, amount === 0 ? 0 : 2) : Math.round(amount).toLocaleString('en-US');
}

/** Under which assumptions {@link stepCostTable} was made. */
export const stepCostNote =
  `Ten lists. A million read units cost $${prices.millionReadUnits}, a million write units $${prices.millionWriteUnits}. A list of 10 entries is an item of ` +
  `${ITEM_KB.ten} KB, one of 50 an item of ${ITEM_KB.fifty} KB: ${readUnits(ITEM_KB.ten)} and ${readUnits(ITEM_KB.fifty)} units to read, ${ITEM_KB.ten} and ${ITEM_KB.fifty} to write.`;
