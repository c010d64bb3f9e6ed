import { expect, test } from '@jest/globals';

import { createWatched } from '../../../lambda/watch/watched.ts';

const arnOf = (id: string) => `arn:aws:app-integrations:eu-west-1:111122223333:data-integration/${id}`;

test('a data integration is asked for by its name', () => {
  expect(createWatched(undefined).add([{ Name: 'crm/accounts.eu', Arn: arnOf('one') }])).toEqual({
    identifiers: ['crm/accounts.eu'],
    nameless: 0,
  });
});

test.each([[undefined], ['.'], ['..'], [' \u3000'], [''], ['a'.repeat(256)]])(
  'one whose name is %j is asked for by its ARN',
  (Name) => {
    const entry = { Arn: arnOf('one'), ...(Name !== undefined && { Name }) };
    expect(createWatched(undefined).add([entry]).identifiers).toEqual([arnOf('one')]);
  },
);

test('one whose ARN is too long for that, by the id in it', () => {
  const Arn = `arn:aws:app-integrations:${'x'.repeat(255)}:data-integration/an-id`;
  expect(createWatched(undefined).add([{ Arn }]).identifiers).toEqual(['an-id']);
});

test('one without any of these is counted', () => {
  expect(createWatched(undefined).add([{}, { SourceURI: 's3://a' }, { Name: 'a' }])).toEqual({
    identifiers: ['a'],
    nameless: 2,
  });
});

test('what came before, or comes twice, is not taken again', () => {
  const watched = createWatched(undefined);
  expect(watched.add([{ Name: 'a' }, { Name: 'b' }, { Name: 'a' }]).identifiers).toEqual(['a', 'b']);
  expect(watched.add([{ Name: 'b' }, { Name: 'c' }])).toEqual({ identifiers: ['c'], nameless: 0 });
});

test('an allow-list has names, ARNs and ids, and what it does not have is not counted at all', () => {
  const watched = createWatched(new Set(['a', arnOf('two'), 'three']));
  const entries = [
    { Name: 'a', Arn: arnOf('one') },
    { Name: 'b', Arn: arnOf('two') },
    { Name: 'c', Arn: arnOf('three') },
    { Name: 'A', Arn: arnOf('four') },
    {},
  ];
  expect(watched.add(entries)).toEqual({ identifiers: ['a', 'b', 'c'], nameless: 0 });
  expect(watched.notListed()).toEqual([]);
});

test('what is on the allow-list and on no page is known', () => {
  const watched = createWatched(new Set(['a', 'b', arnOf('three')]));
  watched.add([{ Name: 'a' }]);
  watched.add([{ Name: 'c', Arn: arnOf('four') }]);
  expect(watched.notListed()).toEqual(['b', arnOf('three')]);
  expect(createWatched(undefined).notListed()).toEqual([]);
});
