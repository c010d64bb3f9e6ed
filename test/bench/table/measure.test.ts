import { expect, test } from '@jest/globals';

import { measureOrigins } from '../../../bench/table/measure.ts';
import { judgeOrigins, originTable, quantiles } from '../../../bench/table/report.ts';

const origins = (table: number) =>
  quantiles({ table: [table], appIntegrations: [30], appIntegrationsShared: [40] });

test('pages come from where they should, and each request is timed', async () => {
  // It throws where one does not.
  const latencies = await measureOrigins(1, 3);
  expect(Object.values(latencies).map(({ length }) => length)).toEqual([3, 3, 3]);
  // No timer is early: nobody who asked AppIntegrations can have had an answer before.
  expect(Math.min(...latencies.appIntegrations)).toBeGreaterThan(29);
});

test('a page from the table may take half as long as one from AppIntegrations', () => {
  expect(judgeOrigins(origins(15))).toMatchObject({ most: 0.5, reached: 0.5, met: true });
  expect(judgeOrigins(origins(15.1)).met).toBe(false);
  expect(originTable(origins(5)).split('\n').at(-1)).toBe('| the table, 3 ms away | 5.0 / 5.0 |');
});
