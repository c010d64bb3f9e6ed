import { expect, test } from '@jest/globals';

import { reserved } from '../../../emulator/faults/reserved.ts';
import { defaultSeed } from '../../../emulator/state/default-seed.ts';
import { plantSeed } from '../../../emulator/state/seed.ts';

test('a name is enough', () => {
  const { integrations, associations } = plantSeed([{ Name: 'any name / 😀', associations: [{}] }], 7);
  const uuid = expect.stringMatching(/^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-a[a-f0-9]{3}-[a-f0-9]{12}$/);
  const arn = expect.stringMatching(/^arn:aws:app-integrations:/);
  expect(integrations).toEqual([{ Name: 'any name / 😀', Id: uuid, Arn: arn, sequence: 1 }]);
  expect(associations).toEqual([
    {
      Id: uuid,
      Arn: arn,
      DataIntegrationId: integrations[0]?.Id,
      DataIntegrationArn: integrations[0]?.Arn,
      sequence: 2,
      scheduledSince: 7,
    },
  ]);
});

test('what is given counts', () => {
  const given = { Name: 'a', Id: 'b', Arn: 'c' };
  expect(plantSeed([{ ...given, associations: [{ Id: 'd', Arn: 'e' }] }], 0)).toMatchObject({
    integrations: [given],
    associations: [{ Id: 'd', Arn: 'e', DataIntegrationId: 'b', DataIntegrationArn: 'c' }],
  });
});

test('identifiers are the same on every start, and no two are alike', () => {
  const state = plantSeed(defaultSeed, 0);
  expect(plantSeed(defaultSeed, 0)).toEqual(state);
  const ids = [...state.integrations, ...state.associations].flatMap(({ Id, Arn }) => [Id, Arn]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('there are as many data integrations as AWS allows in a Region, and some of them have failed', () => {
  expect(defaultSeed).toHaveLength(20);
  const failed = defaultSeed.filter(({ associations = [] }) =>
    associations.some(({ LastExecutionStatus }) => LastExecutionStatus?.ExecutionStatus === 'FAILED'),
  );
  expect(failed.map(({ Name }) => Name)).toEqual([
    'many',
    'salesforce-accounts',
    'zendesk-tickets',
    'servicenow-incidents',
  ]);
});

test('of the reserved identifiers only those that succeed in the end are in the seed', () => {
  const names = new Set(defaultSeed.map(({ Name }) => Name));
  expect(Object.keys(reserved).filter((name) => names.has(name))).toEqual(['slow', 'flaky']);
});
