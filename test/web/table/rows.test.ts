import { expect, test } from '@jest/globals';

import { viewIn } from '../../../web/address/view.ts';
import { detailsOf } from '../../../web/table/details.ts';
import { arrange, grouped, keyed } from '../../../web/table/rows.ts';
import { countRuns } from '../../../web/table/run-filter.ts';

const run = (ExecutionStatus?: string) =>
  ExecutionStatus === undefined ? {} : { LastExecutionStatus: { ExecutionStatus } };

test('keys are the same for the same page, and never twice', () => {
  const page = [
    { DataIntegrationAssociationArn: 'a' },
    { DataIntegrationAssociationArn: 'b' },
    {},
    { DataIntegrationAssociationArn: 'a' },
    {},
  ];
  const keys = keyed(page).map(({ key }) => key);
  expect(new Set(keys).size).toBe(page.length);
  expect(keyed(structuredClone(page)).map(({ key }) => key)).toEqual(keys);
});

test('runs are counted by state, what needs attention first, and what AWS adds before what is fine', () => {
  expect(countRuns([run('COMPLETED'), run('NEW'), run(), run(''), run('COMPLETED'), run('FAILED')])).toEqual([
    { status: 'FAILED', label: 'Failed', count: 1 },
    { status: 'NEW', label: 'NEW', count: 1 },
    { status: 'COMPLETED', label: 'Completed', count: 2 },
    { status: 'NONE', label: 'No run yet', count: 2 },
  ]);
  expect(countRuns([])).toEqual([]);
});

const list = [
  { ClientId: 'client-10', DestinationURI: 's3://b', ...run('COMPLETED') },
  { ClientId: 'client-2', DestinationURI: 's3://c', ...run() },
  { ClientId: '', DestinationURI: 's3://a', ...run('IN_PROGRESS') },
  {
    DestinationURI: 's3://A',
    LastExecutionStatus: { ExecutionStatus: 'FAILED', StatusMessage: 'Session EXPIRED' },
  },
  { ClientId: 'client-1', ...run('PARTIALLY_COMPLETED') },
  { ClientId: 'client-3', DestinationURI: 's3://b', ...run('FAILED') },
];
const shown = (search: string) =>
  arrange(keyed(list), viewIn(search)).map(({ association }) => list.indexOf(association as never));

test.each([
  ['', [3, 5, 2, 4, 0, 1]],
  ['?sort=-run', [1, 0, 4, 2, 3, 5]],
  ['?sort=destination', [2, 3, 0, 5, 1, 4]],
  ['?sort=-destination', [1, 0, 5, 3, 2, 4]],
  ['?sort=client', [4, 1, 5, 0, 2, 3]],
  ['?sort=-client', [0, 5, 1, 4, 2, 3]],
  ['?run=FAILED', [3, 5]],
  ['?run=NONE', [1]],
  ['?run=GONE', []],
  ['?find=expired', [3]],
  ['?find=in+progress', [2]],
  ['?find=no+run', [1]],
  ['?find=s3+client', [5, 0, 1]],
  ['?find=b&run=COMPLETED', [0]],
  ['?find=nothing', []],
])('the view %s shows the rows %j', (search, rows) => {
  expect(shown(search)).toEqual(rows);
});

test('rows come in groups of fifty, and none is lost', () => {
  const rows = Array.from({ length: 120 }, (_, index) => index);
  expect(grouped(rows).map(({ before, members }) => [before, members.length])).toEqual([
    [0, 50],
    [50, 50],
    [100, 20],
  ]);
  expect(grouped(rows).flatMap(({ members }) => members)).toEqual(rows);
  expect(grouped([])).toEqual([]);
});

test('details are every member there is, with words where they differ', () => {
  const ScheduleConfiguration = {
    ScheduleExpression: 'rate(1 hour)',
    FirstExecutionFrom: '1728691200000',
    Object: 'Account',
  };
  expect(detailsOf({ ClientId: 'c', ExecutionConfiguration: { ScheduleConfiguration } })).toEqual([
    { name: 'Client ID', value: 'c' },
    { name: 'Object', value: 'Account' },
    { name: 'Schedule', value: 'rate(1 hour)', inWords: 'every hour' },
    { name: 'Data from', value: '1728691200000', inWords: 'takes in data from 12 Oct 2024 on' },
  ]);
  expect(detailsOf({})).toEqual([]);
});
