import { prices } from './cost.ts';
import type { MemorySize } from './memory-sizes.ts';
import { fixed, markdownTable } from './report/markdown.ts';

/** Of an average year. */
export const SECONDS_PER_MONTH = 2_629_800;

const RATES = [1, 10, 100];

/** Both log lines of a request together: the function's and API Gateway's. */
const GIGABYTES_PER_MILLION_REQUESTS = 1;

/** What the stack has by default; test/bench/monthly-cost.test.ts counts it. */
export const monitoring = { metrics: 14, alarmMetrics: 21 } as const;

/** What it has more of where sandboxes share a table; the same test counts it. */
export const sharedMonitoring = { metrics: 1, alarmMetrics: 2 } as const;

/** A list of ten associations as an item of the shared table. */
const ITEM_KILOBYTES = 5;

/** Calls a second that the stack lets be made, whoever asks. */
const UPSTREAM_RATE = 2;

/** Read units: half a one for each 4 KB, as reads are eventually consistent. Source: Amazon DynamoDB developer guide. */
export function readUnits(kilobytes: number): number {
  return Math.ceil(kilobytes / 4) / 2;
}

/**
 * Write units of one look that is shared: DynamoDB charges the claim, too, for the whole item, and a unit of the budget for a first
 * attempt in vain and a second.
 */
export function writeUnits(kilobytes: number): number {
  return 2 * Math.ceil(kilobytes) + 2;
}

/** What the table costs a month, in US dollars: for all looks that the budget allows, and for each sandbox that reads a page all the time. */
export const sharedPagesCosts = {
  looks: (UPSTREAM_RATE * SECONDS_PER_MONTH * writeUnits(ITEM_KILOBYTES) * prices.millionWriteUnits) / 1e6,
  readingPage: (SECONDS_PER_MONTH * readUnits(ITEM_KILOBYTES) * prices.millionReadUnits) / 1e6,
  monitoring:
    sharedMonitoring.metrics * prices.metricMonth + sharedMonitoring.alarmMetrics * prices.alarmMetricMonth,
} as const;

/** What it has more of where somebody looks for failed runs; the same test counts it. */
export const watchMonitoring = { metrics: 2, alarmMetrics: 3 } as const;

/** A look every quarter of an hour at twenty data integrations, as the stack has it: a call a second, the list's among them, and the start. */
export const watch = { everyMinutes: 15, dataIntegrations: 20, seconds: 21, memoryMb: 256 } as const;

/** What such looks cost a month, in US dollars; a line of half a kilobyte for each is too little to be seen. */
export const watchCosts = watchCostsOf(SECONDS_PER_MONTH / 60 / watch.everyMinutes);

function watchCostsOf(looks: number) {
  const gigabyteSeconds = looks * watch.seconds * (watch.memoryMb / 1024);
  return {
    lambda: gigabyteSeconds * prices.gigabyteSecond + (looks / 1e6) * prices.millionInvocations,
    starts: (looks / 1e6) * prices.millionScheduledStarts,
    monitoring:
      watchMonitoring.metrics * prices.metricMonth + watchMonitoring.alarmMetrics * prices.alarmMetricMonth,
  };
}

/** Requests a second that X-Ray's default sampling traces: one, and 5 % of the rest. Source: X-Ray developer guide. */
function traced(rate: number): number {
  return 1 + 0.05 * (rate - 1);
}

/** One page in two comes from memory where a page is asked for once a second, nearly all where it is more often. */
function fromMemory(rate: number): number {
  return rate === 1 ? 0.5 : 1;
}

/** US dollars a month by what they are for, at so many requests a second. */
export function monthlyCosts(rate: number, { upstream, cached }: MemorySize): Record<string, number> {
  const millions = (rate * SECONDS_PER_MONTH) / 1e6;
  const share = fromMemory(rate);
  return {
    'API Gateway': millions * prices.millionGatewayRequests,
    Lambda: millions * (share * cached.cost + (1 - share) * upstream.cost),
    'CloudWatch Logs':
      millions * GIGABYTES_PER_MILLION_REQUESTS * (prices.logGigabyteWritten + prices.logGigabyteMonth),
    'X-Ray': ((traced(rate) * SECONDS_PER_MONTH) / 1e6) * prices.millionTraces,
    'KMS, metrics, alarms':
      prices.keyMonth +
      monitoring.metrics * prices.metricMonth +
      monitoring.alarmMetrics * prices.alarmMetricMonth,
  };
}

/** The costs of a month at several rates, with the function at the memory size that is the default. */
export function monthlyCostTable(size: MemorySize): string {
  const columns = RATES.map((rate) => monthlyCosts(rate, size));
  const rows = Object.keys(columns[0] ?? {}).map((name) =>
    [name].concat(columns.map((costs) => fixed(costs[name] ?? Number.NaN, 2))),
  );
  return markdownTable(
    ['', ...RATES.map((rate) => (rate === 1 ? '1 request/s' : `${rate} requests/s`))],
    [
      ['requests a month', ...RATES.map(millionRequests)],
      ...rows,
      ['**together**', ...columns.map((costs) => `**${wholeSum(costs)}**`)],
    ],
  );
}

function wholeSum(costs: Record<string, number>): string {
  const sum = Object.values(costs).reduce((total, cost) => total + cost, 0);
  return Math.round(sum).toLocaleString('en-US');
}

function millionRequests(rate: number): string {
  const millions = (rate * SECONDS_PER_MONTH) / 1e6;
  return `${fixed(millions, millions < 10 ? 1 : 0)} million`;
}

/** What {@link monthlyCostTable} reckons with besides what was measured. */
export const monthlyCostNote =
  `A million requests cost $${fixed(prices.millionGatewayRequests, 2)} at API Gateway and write ` +
  `${GIGABYTES_PER_MILLION_REQUESTS} GB of logs ($${fixed(prices.logGigabyteWritten, 2)}, and ` +
  `$${fixed(prices.logGigabyteMonth, 2)} to keep them for a month). A million traces cost $${prices.millionTraces}; X-Ray's default ` +
  `sampling takes one a second and 5 % of the rest. A KMS key is $${prices.keyMonth}, each of the ${monitoring.metrics} metrics ` +
  `$${fixed(prices.metricMonth, 2)}, each of the ${monitoring.alarmMetrics} metrics that alarms look at $${fixed(prices.alarmMetricMonth, 2)}.`;

/** The same of the table that sandboxes may share. */
export const sharedPagesNote =
  `With \`sharedPages\`, a look at a list of ten associations (${ITEM_KILOBYTES} KB) writes ${writeUnits(ITEM_KILOBYTES)} units of the table ` +
  `($${prices.millionWriteUnits} a million), and to read it takes ${readUnits(ITEM_KILOBYTES)} ($${prices.millionReadUnits} a million). Where all that the ` +
  `budget allows is asked, ${UPSTREAM_RATE} looks a second, that is $${fixed(sharedPagesCosts.looks, 0)} a month at any number of requests, and what sandboxes claim in vain comes on top: [docs/scale.md](scale.md#which-step-fits-whom-and-what-it-costs) has all of it, played. A sandbox reads a page once a second at ` +
  `the most: $${fixed(sharedPagesCosts.readingPage, 2)} a month for each page and sandbox that is asked all the time. One metric and ` +
  `an alarm more are $${fixed(sharedPagesCosts.monitoring, 2)}.`;

/** The same of the looks for failed runs. */
export const watchNote =
  `With \`watch\`, a look every ${watch.everyMinutes} minutes at ${watch.dataIntegrations} data integrations takes ${watch.seconds} seconds of ` +
  `${watch.memoryMb} MB: $${fixed(watchCosts.lambda, 2)} a month. ${watchMonitoring.metrics} metrics and ${watchMonitoring.alarmMetrics} alarms more are ` +
  `$${fixed(watchCosts.monitoring, 2)}; EventBridge Scheduler's starts ($${fixed(prices.millionScheduledStarts, 2)} a million) and the log are less than a cent each. ` +
  `Together that is $${fixed(watchCosts.lambda + watchCosts.monitoring + watchCosts.starts, 2)}.`;
