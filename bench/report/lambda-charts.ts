import { UPSTREAM_DELAY_MS } from '../memory-sizes.ts';
import type { MemorySize } from '../memory-sizes.ts';
import type { Summary } from '../summary.ts';
import { barChart } from './bar-chart.ts';
import type { Bar } from './bar-chart.ts';
import { lineChart } from './line-chart.ts';
import type { Axis, Series } from './line-chart.ts';

/** The subjects side by side as bars: cold starts above, CPU below. */
export function subjectChart(summaries: readonly Summary[]): string {
  const bars = (figure: (summary: Summary) => number | null): Bar[] =>
    summaries.map((summary) => ({
      label: summary.label,
      value: figure(summary),
      ours: summary.name.startsWith('function'),
    }));
  return barChart('Cold start, CPU and warm requests of the function and of its peers', [
    { title: 'Cold start to first answer, ms', bars: bars(({ median }) => median.coldWall), decimals: 0 },
    {
      title: 'The same, first request at the CPU share of 512 MB, ms',
      bars: bars(({ median }) => median.throttledWall),
      decimals: 0,
    },
    { title: 'CPU of a cold start, ms', bars: bars(({ median }) => median.coldCpu), decimals: 0 },
    { title: 'CPU of a warm request, ms', bars: bars(({ median }) => median.warmCpu), decimals: 2 },
  ]);
}

/** Latency and cost of the function by memory size. */
export function memoryChart(sizes: readonly MemorySize[]): string {
  const x: Axis = { label: 'memory, MB', scale: 'logarithmic', ticks: sizes.map(({ memoryMb }) => memoryMb) };
  const series = (label: string, figure: (size: MemorySize) => number): Series => ({
    label,
    points: sizes.map((size) => [size.memoryMb, figure(size)]),
  });
  const upstream = `going upstream (${UPSTREAM_DELAY_MS} ms there)`;
  return lineChart('Latency and cost of the function by memory size', [
    {
      title: 'First request of a sandbox, ms',
      x,
      y: { label: 'ms', scale: 'logarithmic', ticks: [10, 100, 1000] },
      series: [series(upstream, ({ firstRequest }) => firstRequest)],
    },
    {
      title: 'Cold start to first answer, ms',
      x,
      y: { label: 'ms', scale: 'logarithmic', ticks: [10, 100, 1000] },
      series: [series(upstream, ({ init, firstRequest }) => init + firstRequest)],
    },
    {
      title: 'Warm request, 99th percentile, ms',
      x,
      y: { label: 'ms', scale: 'logarithmic', ticks: [1, 10, 100, 1000] },
      series: [
        series(upstream, ({ upstream }) => upstream.p99),
        series('page in the cache', ({ cached }) => cached.p99),
      ],
    },
    {
      title: 'Lambda, $ per million requests',
      x,
      y: { label: '$', scale: 'linear', ticks: [0, 0.5, 1, 1.5, 2] },
      series: [
        series(upstream, ({ upstream }) => upstream.cost),
        series('page in the cache', ({ cached }) => cached.cost),
      ],
    },
  ]);
}
