import { expect, test } from '@jest/globals';

import { barChart } from '../../../bench/report/bar-chart.ts';
import { lineChart } from '../../../bench/report/line-chart.ts';
import type { Axis } from '../../../bench/report/line-chart.ts';

const axis: Axis = { label: 'pollers', scale: 'logarithmic', ticks: [1, 10, 100] };

function widths(svg: string): number[] {
  return [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
}

test('bars are as long as their values, and ours stand out', () => {
  const svg = barChart('Two bars', [
    {
      title: 'ms',
      decimals: 1,
      bars: [
        { label: 'theirs', value: 10, ours: false },
        { label: 'ours', value: 5, ours: true },
      ],
    },
  ]);
  const [longer = 0, shorter = 0] = widths(svg);
  expect(shorter).toBeCloseTo(longer / 2, 0);
  expect(svg.match(/class="bar ours"/g)).toHaveLength(1);
});

test('what was not measured says so', () => {
  const bars = [
    { label: 'a', value: null, ours: false },
    { label: 'b', value: 1, ours: false },
  ];
  const svg = barChart('Nothing', [{ title: 'ms', decimals: 0, bars }]);
  expect(svg).toContain('not measured');
  expect(widths(svg)[0]).toBe(0);
});

test('on a logarithmic axis equal factors are equal distances', () => {
  const points = [1, 10, 100].map((value) => [value, value] as const);
  const svg = lineChart('A line', [{ title: 't', x: axis, y: axis, series: [{ label: 's', points }] }]);
  const drawn = /points="([^"]+)"/.exec(svg)?.[1] ?? '';
  const [first = 0, second = 0, third = 0] = drawn.split(' ').map((point) => Number(point.split(',')[0]));
  expect(third - second).toBeCloseTo(second - first);
  expect(second).toBeGreaterThan(first);
});

test('labels cannot break out of the picture', () => {
  const bars = [{ label: '<script>&', value: 1, ours: false }];
  const svg = barChart('a < b', [{ title: 'ms', decimals: 0, bars }]);
  expect(svg).toContain('&lt;script&gt;&amp;');
  expect(svg).toContain('<title>a &lt; b</title>');
});

test('pictures are readable in light and in dark', () => {
  expect(barChart('Empty', [{ title: 'ms', decimals: 0, bars: [] }])).toContain('prefers-color-scheme: dark');
});
