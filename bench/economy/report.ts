import { lineChart } from '../report/line-chart.ts';
import type { Axis, LinePanel } from '../report/line-chart.ts';
import { fixed, markdownTable } from '../report/markdown.ts';
import type { Scenario } from './scenarios.ts';
import type { Outcome } from './simulate.ts';

/** One caching at one size. */
export interface Result extends Outcome {
  label: string;
  scenario: Scenario;
}

/** What was advised for one size, and what came of it. */
export interface Advice extends Outcome {
  scenario: Scenario;
}

/** Sizes down, cachings across: upstream calls a second, share refused, and how old what users see is. */
export function economyTable(results: readonly Result[]): string {
  const bySize = Map.groupBy(results, ({ scenario: { pollers, pages } }) => `${pollers}/${pages}`);
  const labels = [...new Set(results.map(({ label }) => label))];
  return markdownTable(
    ['pollers', 'pages', 'sandboxes', ...labels],
    [...bySize.values()].map((size) => {
      const { pollers = 0, pages = 0, sandboxes = 0 } = size[0]?.scenario ?? {};
      const cells = size.map(
        ({ upstreamCallsPerSecond, refusedShare, ageSeconds }) =>
          `${rate(upstreamCallsPerSecond)}/s, ${percent(refusedShare)}, ${fixed(ageSeconds.p99, 0)} s`,
      );
      return [pollers.toLocaleString('en-US'), String(pages), String(sandboxes)].concat(cells);
    }),
  );
}

/** The setting for each size, and what it leads to. */
export function adviceTable(advice: readonly Advice[]): string {
  return markdownTable(
    [
      'pollers',
      'pages',
      'sandboxes',
      '`PAGE_CACHE_SECONDS`',
      'stage cache',
      'upstream calls',
      'refused',
      'age, 99th percentile',
    ],
    advice.map(({ scenario, upstreamCallsPerSecond, refusedShare, ageSeconds }) => [
      scenario.pollers.toLocaleString('en-US'),
      String(scenario.pages),
      String(scenario.sandboxes),
      String(scenario.pageCacheSeconds),
      scenario.stageCacheSeconds === 0 ? 'none' : `${scenario.stageCacheSeconds} s`,
      `${rate(upstreamCallsPerSecond)}/s`,
      percent(refusedShare),
      `${fixed(ageSeconds.p99, 0)} s`,
    ]),
  );
}

/** Upstream calls and refusals over the number of pollers, for few and for many pages. */
export function economyChart(results: readonly Result[]): string {
  const pollers = [...new Set(results.map(({ scenario }) => scenario.pollers))];
  const pages = [...new Set(results.map(({ scenario }) => scenario.pages))].slice(0, 2);
  const x: Axis = { label: 'pollers, each once a second', scale: 'logarithmic', ticks: pollers };
  const panels = pages.flatMap((count): LinePanel[] => {
    const shown = results.filter(({ scenario }) => scenario.pages === count);
    const what = count === 1 ? 'one page' : `${count} pages`;
    return [
      {
        title: `Upstream calls per second, ${what}`,
        x,
        y: { label: '', scale: 'logarithmic', ticks: [0.1, 1, 10, 100, 1000, 10_000] },
        series: lines(shown, ({ upstreamCallsPerSecond }) => upstreamCallsPerSecond),
      },
      {
        title: `Requests answered with 429, %, ${what}`,
        x,
        y: { label: '', scale: 'linear', ticks: [0, 25, 50, 75, 100] },
        series: lines(shown, ({ refusedShare }) => refusedShare * 100),
      },
    ];
  });
  return lineChart('Upstream calls and refusals by number of pollers and kind of cache', panels);
}

function lines(results: readonly Result[], figure: (result: Result) => number): LinePanel['series'] {
  return [...Map.groupBy(results, ({ label }) => label)].map(([label, group]) => ({
    label,
    points: group.map((result) => [result.scenario.pollers, figure(result)]),
  }));
}

function rate(perSecond: number): string {
  return perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond).toLocaleString('en-US');
}

/** Some refusals are never shown as none, nor as all. */
function percent(share: number): string {
  const percentage = share * 100;
  if (share === 0 || share === 1) return `${percentage} %`;
  if (percentage < 0.01) return '< 0.01 %';
  if (percentage > 99.9) return '> 99.9 %';
  if (percentage < 10) return `${percentage.toPrecision(2)} %`;
  return `${percentage.toFixed(percentage < 99 ? 0 : 1)} %`;
}
