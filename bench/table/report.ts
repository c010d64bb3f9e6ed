import { fixed, markdownTable } from '../report/markdown.ts';
import { percentile } from '../report/statistics.ts';
import { verdict } from '../targets.ts';
import type { Verdict } from '../targets.ts';
import { TABLE_MS, UPSTREAM_MS } from './measure.ts';
import type { Latencies, Origin } from './measure.ts';

/** Milliseconds, by where pages came from. */
export type Quantiles = Readonly<Record<Origin, { p50: number; p99: number }>>;

const labels: Readonly<Record<Origin, string>> = {
  appIntegrations: `AppIntegrations, ${UPSTREAM_MS} ms away, nothing kept`,
  appIntegrationsShared: `AppIntegrations, by the sandbox whose turn it is: table read, claim, budget, call, page stored`,
  table: `the table, ${TABLE_MS} ms away`,
};

/** The middle and the slowest of what was measured. */
export function quantiles(latencies: Latencies): Quantiles {
  const of = (origin: Origin) => ({
    p50: percentile(latencies[origin], 50),
    p99: percentile(latencies[origin], 99),
  });
  return {
    appIntegrations: of('appIntegrations'),
    appIntegrationsShared: of('appIntegrationsShared'),
    table: of('table'),
  };
}

/** Where a page comes from, and how long that takes. */
export function originTable(origins: Quantiles): string {
  return markdownTable(
    ['a page of 50 from', 'p50 / p99, ms'],
    Object.entries(labels).map(([origin, label]) => {
      const { p50, p99 } = origins[origin as Origin];
      return [label, `${fixed(p50, 1)} / ${fixed(p99, 1)}`];
    }),
  );
}

/** A page from the table is to take at most half of one from AppIntegrations. */
export function judgeOrigins({ table, appIntegrations }: Quantiles): Verdict {
  return verdict('a page from the table / from AppIntegrations, p50', 0.5, table.p50 / appIntegrations.p50);
}
