import { describe, expect, test } from '@jest/globals';

import { operations } from '../../contract/operations.ts';
import type { SmokeOptions } from '../../smoke/arguments.ts';
import { asker } from '../../smoke/ask.ts';
import { authorizer } from '../../smoke/authorize.ts';
import { checkGroups } from '../../smoke/route-checks.ts';
import { runChecks } from '../../smoke/run-checks.ts';
import { runNode } from '../run-node.ts';
import { ORIGIN } from './deployed.ts';
import type { Alter } from './deployed.ts';
import { named, outcomes } from './outcomes.ts';
import { body, header, when } from './sabotage.ts';

test('the real routes keep every promise', async () => {
  const all = await outcomes();
  expect(all.filter(({ result }) => result === 'differs')).toEqual([]);
  const unknownCaller = '401 or 403 for a caller nobody knows';
  expect(named(all, 'not checked')).toEqual(operations.map(() => unknownCaller));
  expect(all).toHaveLength(checkGroups.flatMap(({ checks }) => checks).length);
});

test('headers that pages must be allowed to send are looked for, whatever their case', async () => {
  const given = { identifier: 'many', origin: ORIGIN, allowedHeaders: ['X-Session-Token'] };
  const without = await outcomes(undefined, given);
  expect(without.filter(({ result }) => result === 'differs')).toEqual(
    operations.map(({ method, path }) => ({
      about: `${method} ${path}`,
      name: 'an allowed origin is told before it calls',
      result: 'differs',
      remarks: ['Access-Control-Allow-Headers lacks X-Session-Token'],
    })),
  );
  const all = await outcomes(undefined, given, { allowedHeaders: ['x-session-token', 'X-Tenant'] });
  expect(named(all, 'differs')).toEqual([]);
});

test('what is not given is not checked, and that is said', async () => {
  const all = await outcomes(undefined, {});
  expect(named(all, 'differs')).toEqual([]);
  expect(new Set(all.flatMap(({ remarks }) => remarks))).toEqual(
    new Set(['the route is open to anyone', 'give --identifier', 'give --origin']),
  );
});

test('a data integration without a second page leaves cursors unchecked', async () => {
  const all = await outcomes(undefined, { identifier: 'empty' });
  expect(named(all, 'differs')).toEqual([]);
  expect(all.flatMap(({ remarks }) => remarks)).toContain(
    'the data integration has fewer than two associations: name another',
  );
});

/** Ways to break the contract, each with a check that must see it. */
const sabotages: [string, Alter, string][] = [
  ['a status of its own', when(400, (it) => ({ ...it, statusCode: 422 })), '400 for maxResults=0'],
  ['errors that may be cached', when(400, header('Cache-Control', 'max-age=60')), '400 for maxResults=51'],
  [
    'an error without its type',
    when(404, header('x-amzn-ErrorType', '')),
    '404 for a data integration that does not exist',
  ],
  ['another request id in the body', when(400, body({ requestId: 'another' })), '400 for nextToken of junk'],
  ['no message', when(400, body({ message: '' })), '400 for Identifier of blanks'],
  ['no issues', when(400, body({ issues: [] })), '400 for all parameters at once'],
  [
    "AWS's own token",
    when(200, body({ NextToken: 'AAAA/BBBB==' })),
    'a page has the documented members, and no others',
  ],
  ['a member too many', when(200, body({ Secret: 1 })), 'a page has the documented members, and no others'],
  [
    'an association with a member too many',
    when(200, body({ DataIntegrationAssociations: [{ ClientId: 'x', Secret: 1 }] })),
    'a page has the documented members, and no others',
  ],
  [
    'pages too large',
    when(200, body({ DataIntegrationAssociations: Array.from({ length: 51 }, () => ({})) })),
    'a page has the documented members, and no others',
  ],
  [
    'pages that all hold the same',
    when(200, body({ DataIntegrationAssociations: same() })),
    'pages end, and hold all associations once',
  ],
  ['no ETag', when(200, header('ETag', '')), 'a last page has an ETag, and 304 answers it'],
  [
    'cursors that lead nowhere',
    when(200, body({ NextToken: 'AAAA' })),
    'a cursor leads on, with another page size too',
  ],
  [
    'altered cursors that pass',
    when(400, (it) => ({ ...it, statusCode: 200 })),
    '400 for a cursor altered anywhere',
  ],
  [
    "other's cursors that pass",
    when(400, (it) => ({ ...it, statusCode: 200 })),
    '400 for the cursor of another list',
  ],
  [
    'every origin let in',
    () => ({
      statusCode: 400,
      headers: { 'Access-Control-Allow-Origin': 'https://smoke-test.invalid' },
      body: '',
    }),
    'an origin that is not allowed is not let in',
  ],
  [
    'errors a page cannot read',
    when(400, header('Access-Control-Allow-Origin', '')),
    'an allowed origin may read errors',
  ],
];

function same(): object[] {
  return [{ DataIntegrationAssociationArn: 'arn:aws:app-integrations:us-east-1:111122223333:x' }];
}

describe.each(sabotages)('%s', (_, alter, check) => {
  test(`is seen by: ${check}`, async () => {
    expect(named(await outcomes(alter), 'differs')).toContain(check);
  });
});

test('each run asks for what nobody has asked for before', async () => {
  const asked: (string | undefined)[] = [];
  for (let run = 0; run < 2; run += 1) {
    const { stdout } = await runNode([
      '--input-type=module',
      '--eval',
      "console.log((await import('./smoke/parameter-checks.ts')).MISSING_IDENTIFIER)",
    ]);
    asked.push(stdout);
  }
  expect(asked).toEqual([expect.stringMatching(/^smoke-test-/), expect.stringMatching(/^smoke-test-/)]);
  expect(asked[0]).not.toBe(asked[1]);
});

test('a route that is not there is a difference, with its cause', async () => {
  const options: SmokeOptions = { url: 'http://127.0.0.1:1', auth: { by: 'nothing' } };
  const all = await runChecks(asker(options.url, authorizer(options.auth)), options, () => undefined);
  expect(named(all, 'kept')).toEqual([]);
  expect(all[0]?.remarks).toEqual([expect.stringMatching(/^no answer: fetch failed \(.+\)$/)]);
});
