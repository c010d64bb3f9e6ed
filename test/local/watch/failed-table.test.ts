import { expect, test } from '@jest/globals';

import { failedTable } from '../../../local/watch/failed-table.ts';

const denied = {
  run: 'failed',
  dataIntegration: 'servicenow-incidents',
  destination: 's3://exports/incidents',
  statusMessage: 'The connector refused the request: 403 User Not Authorized',
} as const;

test('each failed run is a row', () => {
  const other = { run: 'failed', dataIntegration: 'crm', clientId: 'customer-profiles' } as const;
  expect(failedTable([denied, other])).toBe(
    `data integration      destination             what AWS says
servicenow-incidents  s3://exports/incidents  The connector refused the request: 403 User Not Authorized
crm                   customer-profiles`,
  );
});

test('in a terminal no line is too long, and nothing is left out', () => {
  const long = {
    ...denied,
    destination: 's3://amzn-s3-demo-bucket/incidents/2',
    dataIntegration: 'b'.repeat(40),
  };
  expect(failedTable([denied, long], 60)).toBe(
    `data integration      destination           what AWS says
servicenow-incidents  s3://exports/inciden  The connector
                      ts                    refused the
                                            request: 403
                                            User Not
                                            Authorized
bbbbbbbbbbbbbbbbbbbb  s3://amzn-s3-demo-bu  The connector
bbbbbbbbbbbbbbbbbbbb  cket/incidents/2      refused the
                                            request: 403
                                            User Not
                                            Authorized`,
  );
});

test.each([1, 2, 10, 20, 79])('a terminal of %d columns gets rows, too', (columns) => {
  const message = 'x'.repeat(2000);
  const lines = failedTable([{ ...denied, statusMessage: message }], columns).split('\n');
  expect(lines.join('').replaceAll(/[^x]/g, '').length).toBeGreaterThanOrEqual(2000);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.max(columns, 20));
});

test('in a file nothing is cut, and a long text moves its own row alone', () => {
  const destination = `s3://${'a'.repeat(1000)}`;
  const lines = failedTable([denied, { ...denied, destination }]).split('\n');
  expect(lines[2]).toContain(`${destination}  The connector refused the request: 403 User Not Authorized`);
  expect(lines[1]?.length).toBeLessThan(150);
});

test('names in scripts that are two places wide are in line', () => {
  const wide = { ...denied, dataIntegration: '电话' };
  const narrow = { ...denied, dataIntegration: 'abcd' };
  const [, one = '', other = ''] = failedTable([wide, narrow]).split('\n');
  expect(one.indexOf('s3://')).toBe(other.indexOf('s3://') - 2);
});

test('nothing that others write steers the terminal, or makes a row look like two', () => {
  const evil = {
    run: 'failed',
    dataIntegration: '\u001b]0;title\u0007',
    destination: 's3://a\r\nb',
    statusMessage: 'no\u001b[2J\u009b1m\u202e\u2028\u{fffd}',
  } as const;
  const [, row, ...more] = failedTable([evil]).split('\n');
  expect(more).toEqual([]);
  expect(row).toBe(
    String.raw`\u{1b}]0;title\u{7}  s3://a\u{d}\u{a}b  no\u{1b}[2J\u{9b}1m\u{202e}\u{2028}` + '\u{fffd}',
  );
});
