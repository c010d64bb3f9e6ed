import { expect, test } from '@jest/globals';

import type { DataIntegration } from '../../../client/index.ts';
import { choicesOf } from '../../../web/picker/choices.ts';

const arn = (id: string) => `arn:aws:app-integrations:us-east-1:111122223333:data-integration/${id}`;

const pageOf = (...DataIntegrations: DataIntegration[]) => ({ DataIntegrations });

test('what the API lists is chosen by name, and described by its source', () => {
  const page = pageOf({ Name: 'orders', Arn: arn('1'), SourceURI: 's3://orders' }, { Name: 'claims' });
  expect(choicesOf([], [page])).toEqual([
    { identifier: 'orders', description: 's3://orders' },
    { identifier: 'claims', description: undefined },
  ]);
});

test('of what config.json names, groups come last, the rest first', () => {
  const named = [{ identifier: 'odd', group: 'Odd ones' }, { identifier: 'mine' }];
  const pages = [pageOf({ Name: 'orders' }), pageOf(), pageOf({ Name: 'claims' })];
  expect(choicesOf(named, pages).map(({ identifier }) => identifier)).toEqual([
    'mine',
    'orders',
    'claims',
    'odd',
  ]);
});

test.each([
  ['name', 'orders'],
  ['ARN', arn('1')],
  ['id', '1'],
])('what config.json names by its %s is not offered twice', (_how, identifier) => {
  const named = { identifier, name: 'The orders' };
  expect(choicesOf([named], [pageOf({ Name: 'orders', Arn: arn('1') })])).toEqual([named]);
});

test('what config.json names twice is offered once, spelled alike or not, as the first one says', () => {
  const named = ['orders', 'mine', 'orders', arn('1'), '1', 'mine'].map((identifier, index) => ({
    identifier,
    name: `number ${index}`,
    group: index === 5 ? 'Last' : undefined,
  }));
  const offered = (...pages: Parameters<typeof choicesOf>[1][number][]) =>
    choicesOf(named, pages).map(({ name, identifier }) => name ?? identifier);
  expect(offered()).toEqual(['number 0', 'number 1', 'number 3', 'number 4']);
  expect(offered(pageOf({ Name: 'orders', Arn: arn('1') }, { Name: 'claims' }))).toEqual([
    'number 0',
    'number 1',
    'claims',
  ]);
});

test.each([
  [{ Arn: arn('1') }, arn('1')],
  [{ Name: '', Arn: arn('1') }, arn('1')],
  [{ Name: '  ', Arn: arn('1') }, arn('1')],
  [{ Name: '..', Arn: arn('1') }, arn('1')],
])('%j, whose name says nothing that could be asked for, is chosen by its ARN', (entry, identifier) => {
  expect(choicesOf([], [pageOf(entry)])).toMatchObject([{ identifier }]);
});

test('what cannot be asked for is left out, and what comes twice is there once', () => {
  const page = pageOf({}, { SourceURI: 's3://x' }, { Name: '.' }, { Name: 'orders' });
  expect(choicesOf([], [page, pageOf({ Name: 'orders' })])).toMatchObject([{ identifier: 'orders' }]);
});

test('hundreds are no matter, whether or not they are named', () => {
  const many = Array.from({ length: 2000 }, (_, index) => ({
    Name: `numbered-${index}`,
    Arn: arn(`${index}`),
  }));
  const named = many.slice(0, 1000).map(({ Name }) => ({ identifier: Name }));
  expect(choicesOf(named, [pageOf(...many)])).toHaveLength(2000);
});
