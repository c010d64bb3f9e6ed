import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readUpstreamPage } from '../../lambda/upstream-page.ts';

const read = (output: unknown) => readUpstreamPage(output as Parameters<typeof readUpstreamPage>[0]);

const complete = {
  ClientId: 'client',
  DataIntegrationArn: 'arn:aws-us-gov:app-integrations:us-gov-west-1:111122223333:data-integration/x',
  DataIntegrationAssociationArn:
    'arn:aws:app-integrations:eu-west-2:111122223333:data-integration-association/x/y',
  DestinationURI: 's3://bucket/prefix',
  ExecutionConfiguration: {
    ExecutionMode: 'A_MODE_OF_TOMORROW',
    OnDemandConfiguration: { StartTime: '1700000000000', EndTime: '1700003600000' },
    ScheduleConfiguration: {
      FirstExecutionFrom: '2026-01-01T00:00:00Z',
      Object: 'Account',
      ScheduleExpression: 'rate(1 hour)',
    },
  },
  LastExecutionStatus: { ExecutionStatus: 'FAILED', StatusMessage: '<b>no</b>' },
};

test('every documented member passes, untouched', () => {
  expect(read({ DataIntegrationAssociations: [complete], NextToken: 't' })).toEqual({
    associations: [complete],
    token: 't',
  });
});

test('members that are not documented are dropped, at every depth', () => {
  const grown = structuredClone(complete) as Record<string, unknown> & typeof complete;
  grown['AccountId'] = '111122223333';
  Object.assign(grown.ExecutionConfiguration, { RoleArn: 'x' });
  Object.assign(grown.ExecutionConfiguration.OnDemandConfiguration, { Secret: 'x' });
  expect(read({ DataIntegrationAssociations: [grown] }).associations).toEqual([complete]);
});

test.each([
  ['the list is left out', {}, { associations: [] }],
  ['the list is null', { DataIntegrationAssociations: null }, { associations: [] }],
  ['a member is null', { DataIntegrationAssociations: [{ ClientId: null }] }, { associations: [{}] }],
  ['the token is empty', { NextToken: '' }, { associations: [] }],
  ['the token is null', { NextToken: null }, { associations: [] }],
  [
    'an object stands where a text belongs',
    { DataIntegrationAssociations: [{ ClientId: { secret: 1 }, LastExecutionStatus: 'FAILED' }] },
    { associations: [{}] },
  ],
  [
    'a number stands where a text belongs',
    { DataIntegrationAssociations: [{ ClientId: 7 }] },
    { associations: [{ ClientId: 7 }] },
  ],
])('when %s', (_when, output, page) => {
  expect(read(output)).toEqual(page);
});

describe('is no page', () => {
  test.each([
    ['a list that is none', { DataIntegrationAssociations: 'x' }],
    ['an association that is a text', { DataIntegrationAssociations: ['x'] }],
    ['an association that is a list', { DataIntegrationAssociations: [[]] }],
    ['a token that is a number', { NextToken: 7 }],
    ['a token that is too long', { NextToken: 'x'.repeat(1001) }],
    ['a token that is no Unicode', { NextToken: '\ud800' }],
  ])('%s', (_what, output) => {
    expect(() => read(output)).toThrow(
      expect.objectContaining({ status: 503, reason: 'upstream-malformed' }),
    );
  });
});

test('whatever comes, nothing but documented members leaves', () => {
  fc.assert(
    fc.property(fc.array(fc.object()), (list) => {
      for (const association of read({ DataIntegrationAssociations: list }).associations) {
        expect(Object.keys(complete)).toEqual(expect.arrayContaining(Object.keys(association)));
      }
    }),
  );
});
