import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { operations } from '../../../contract/operations.ts';
import { createPageReader } from '../../../lambda/upstream/upstream-page.ts';
import { canaries } from '../../canaries.ts';

const readPage = createPageReader(operations[0]);
const read = (output: object) => readPage(output as Record<string, unknown>);

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
  expect(read({ DataIntegrationAssociations: [complete], NextToken: canaries.upstreamToken })).toEqual({
    entries: [complete],
    token: canaries.upstreamToken,
  });
});

test('members that are not documented are dropped, at every depth', () => {
  const grown = structuredClone(complete) as Record<string, unknown> & typeof complete;
  grown['AccountId'] = '111122223333';
  Object.assign(grown.ExecutionConfiguration, { RoleArn: 'x' });
  Object.assign(grown.ExecutionConfiguration.OnDemandConfiguration, { Secret: 'x' });
  expect(read({ DataIntegrationAssociations: [grown] }).entries).toEqual([complete]);
});

/** Everything that JSON can have in the place of a text; `1e999` is how it says Infinity. */
const noTexts: unknown[] = [
  5,
  0,
  -0.5,
  JSON.parse('1e999'),
  true,
  false,
  null,
  {},
  [],
  ['a'],
  { toString: 'a' },
];
const noObjects: unknown[] = [
  'x',
  '',
  5,
  JSON.parse('1e999'),
  true,
  null,
  [],
  [{ ExecutionMode: 'SCHEDULED' }],
];

test('what is not of the documented type is dropped, at every depth', () => {
  const places = [
    ['ClientId'],
    ['DataIntegrationArn'],
    ['DataIntegrationAssociationArn'],
    ['DestinationURI'],
    ['ExecutionConfiguration', 'ExecutionMode'],
    ['ExecutionConfiguration', 'OnDemandConfiguration', 'StartTime'],
    ['ExecutionConfiguration', 'OnDemandConfiguration', 'EndTime'],
    ['ExecutionConfiguration', 'ScheduleConfiguration', 'FirstExecutionFrom'],
    ['ExecutionConfiguration', 'ScheduleConfiguration', 'Object'],
    ['ExecutionConfiguration', 'ScheduleConfiguration', 'ScheduleExpression'],
    ['LastExecutionStatus', 'ExecutionStatus'],
    ['LastExecutionStatus', 'StatusMessage'],
  ].map((path) => ({ path, others: noTexts }));
  const objects = [
    ['ExecutionConfiguration'],
    ['ExecutionConfiguration', 'OnDemandConfiguration'],
    ['ExecutionConfiguration', 'ScheduleConfiguration'],
    ['LastExecutionStatus'],
  ].map((path) => ({ path, others: noObjects }));

  for (const { path, others } of [...places, ...objects]) {
    for (const other of others) {
      const [grown, without] = [withMember(path, other), withMember(path, undefined)];
      expect([path, read({ DataIntegrationAssociations: [grown] }).entries]).toEqual([path, [without]]);
    }
  }
});

/** The complete association with another value at the path. */
function withMember(path: string[], value: unknown): unknown {
  const association: unknown = structuredClone(complete);
  let parent = association as Record<string, unknown>;
  for (const name of path.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
  parent[path.at(-1) ?? ''] = value;
  return association;
}

test('members of a prototype are no members', () => {
  const list = JSON.parse('[{"__proto__": {"ClientId": "x"}, "constructor": {"ClientId": "x"}}]');
  expect(read({ DataIntegrationAssociations: list }).entries).toEqual([{}]);
});

test('half of a surrogate pair becomes a sign that every reader of JSON takes', () => {
  const [association] = read({ DataIntegrationAssociations: [{ ClientId: 'cut \ud83d' }] }).entries;
  expect(association).toEqual({ ClientId: 'cut \ufffd' });
});

test('a list that is longer than any that is documented passes', () => {
  const list = Array.from({ length: 51 }, () => complete);
  expect(read({ DataIntegrationAssociations: list }).entries).toEqual(list);
});

test.each([
  ['the list is left out', {}, { entries: [] }],
  ['the list is null', { DataIntegrationAssociations: null }, { entries: [] }],
  ['a member is null', { DataIntegrationAssociations: [{ ClientId: null }] }, { entries: [{}] }],
  ['the token is empty', { NextToken: '' }, { entries: [] }],
  ['the token is null', { NextToken: null }, { entries: [] }],
  [
    'an association is null',
    { DataIntegrationAssociations: [null, { ClientId: 'a' }] },
    { entries: [{ ClientId: 'a' }] },
  ],
])('when %s', (_when, output, page) => {
  expect(read(output)).toEqual(page);
});

describe('is no page', () => {
  test.each([
    ['a list that is a text', { DataIntegrationAssociations: 'x' }],
    ['an association that is a text', { DataIntegrationAssociations: ['x'] }],
    ['an association that is a list', { DataIntegrationAssociations: [[]] }],
    ['an association that is a number', { DataIntegrationAssociations: [{}, 7] }],
    ['a list that is an object', { DataIntegrationAssociations: { 0: {} } }],
    ['a list that is false', { DataIntegrationAssociations: false }],
    ['a token that is a number', { NextToken: 7 }],
    ['a token that is zero', { NextToken: 0 }],
    ['a token that is false', { NextToken: false }],
    ['a token that is a list', { NextToken: ['a'] }],
    ['a token that is an object', { NextToken: {} }],
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
      for (const association of read({ DataIntegrationAssociations: list }).entries) {
        expect(Object.keys(complete)).toEqual(expect.arrayContaining(Object.keys(association)));
      }
    }),
  );
});

describe('members whose names are not AWS’s, such as tags', () => {
  const text = { type: 'string' } as const;
  const readTags = createPageReader({
    ...operations[0],
    list: 'Things',
    entry: {
      type: 'object',
      properties: { Name: text, Tags: { type: 'object', additionalProperties: text } },
    },
  });

  test.each([
    [
      'pass, whatever they are called',
      { team: 'calls', Name: 'x', '': 'y' },
      { team: 'calls', Name: 'x', '': 'y' },
    ],
    ['pass only where they are texts', { team: 'calls', a: 1, b: null, c: {}, d: ['x'] }, { team: 'calls' }],
    ['are left out where they are no Unicode', { ['\ud800']: 'x', b: '\ud800' }, { b: '\ufffd' }],
    ['may be none', {}, {}],
  ])('%s', (_what, Tags, expected) => {
    const { entries } = readTags({ Things: [{ Name: 'thing', Tags, Other: 'x' }] });
    expect(entries).toEqual([{ Name: 'thing', Tags: expected }]);
  });

  test.each([null, 'x', [], 1])('are left out where they are no object: %j', (Tags) => {
    expect(readTags({ Things: [{ Name: 'thing', Tags }] }).entries).toEqual([{ Name: 'thing' }]);
  });

  test('change nothing of what objects are', () => {
    const [entry] = readTags({
      Things: [{ Tags: JSON.parse('{"__proto__": "x", "constructor": "y"}') }],
    }).entries;
    expect(Object.getPrototypeOf(entry?.['Tags'])).toBe(Object.prototype);
    expect(JSON.stringify(entry)).toBe('{"Tags":{"constructor":"y"}}');
  });
});

test.each([
  [{ DataIntegrationAssociations: {} }, 'DataIntegrationAssociations is no list.'],
  [{ DataIntegrationAssociations: [1] }, 'An entry of DataIntegrationAssociations is no object.'],
  [{ NextToken: 5 }, 'NextToken breaks its documented limits.'],
])('the log says what is wrong with %j', (output, detail) => {
  expect(() => read(output)).toThrow(
    expect.objectContaining({ status: 503, reason: 'upstream-malformed', detail }),
  );
});
