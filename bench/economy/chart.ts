import { lineChart } from '../report/line-chart.ts';
import type { Axis, LinePanel } from '../report/line-chart.ts';
import type { ComparedResult } from './report.ts';
import type { Compared } from './scenarios.ts';

const labels: Readonly<Record<Compared, string>> = {
  nothing: 'nothing kept',
  pages: 'good pages kept',
  stack: 'as the stack sets it',
};

/** Upstream calls and refusals over the number of pollers, for one list and for ten. */
export function economyChart(results: readonly ComparedResult[]): string {
  const pollers = [...new Set(results.map(({ scenario }) => scenario.pollers))];
  const lists = [...new Set(results.map(({ scenario }) => scenario.lists))].slice(0, 2);
  const x: Axis = { label: 'pollers, each once a second', scale: 'logarithmic', ticks: pollers };
  const panels = lists.flatMap((count): LinePanel[] => {
    const shown = results.filter(({ scenario }) => scenario.lists === count);
    const what = count === 1 ? 'one list' : `${count} lists`;
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
  return lineChart('Upstream calls and refusals by number of pollers and what is kept', panels);
}

function lines(
  results: readonly ComparedResult[],
  figure: (result: ComparedResult) => number,
): LinePanel['series'] {
  return [...Map.groupBy(results, ({ kept }) => kept)].map(([kept, group]) => ({
    label: labels[kept],
    points: group.map((result) => [result.scenario.pollers, figure(result)]),
  }));
}
