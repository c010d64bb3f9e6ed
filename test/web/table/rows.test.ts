import { expect, test } from '@jest/globals';

import { detailsOf } from '../../../web/table/details.ts';
import { keyed } from '../../../web/table/rows.ts';
import { countRuns, passes } from '../../../web/table/run-filter.ts';

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

test('runs are counted by state, what needs attention first', () => {
  const pages = [
    { DataIntegrationAssociations: [run('COMPLETED'), run('NEW'), run()] },
    { DataIntegrationAssociations: [run('COMPLETED'), run('FAILED')] },
  ];
  expect(countRuns(pages)).toEqual([
    { label: 'Failed', count: 1 },
    { label: 'Completed', count: 2 },
    { label: 'No run yet', count: 1 },
    { label: 'NEW', count: 1 },
  ]);
  expect(countRuns([])).toEqual([]);
});

test('a filter lets its state through', () => {
  expect(passes(run('FAILED'), undefined)).toBe(true);
  expect(passes(run('FAILED'), 'Failed')).toBe(true);
  expect(passes(run('COMPLETED'), 'Failed')).toBe(false);
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
