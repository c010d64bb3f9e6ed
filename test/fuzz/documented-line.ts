import assert from 'node:assert/strict';

import type { RequestRecord } from '../../lambda/request-record.ts';

/** The members of the log's line, and which of them are always there. */
const members: Readonly<Record<keyof RequestRecord, 'always' | 'at times'>> = {
  requestId: 'always',
  status: 'always',
  code: 'at times',
  reason: 'at times',
  detail: 'at times',
  operation: 'at times',
  cursor: 'always',
  cache: 'at times',
  age: 'at times',
  why: 'at times',
  table: 'at times',
  upstream: 'at times',
  ms: 'always',
};

const always = Object.entries(members).flatMap(([name, when]) => (when === 'always' ? name : []));

/** Rejects a log that does not have one line for a request, with the documented members and the status of the answer. */
export function assertOneLine(lines: readonly { record: RequestRecord }[], status: number): void {
  assert.equal(lines.length, 1, 'there is not one line of the log');
  const record: Partial<RequestRecord> = lines[0]?.record ?? {};
  for (const name of always) assert.ok(name in record, `the line has no ${name}`);
  for (const name of Object.keys(record)) assert.ok(name in members, `${name} of the line is not documented`);
  assert.equal(record.status, status);
  const isError = status >= 400;
  assert.equal(record.reason !== undefined, isError, 'errors have a reason, and only they');
  assert.equal(record.code !== undefined, isError, 'errors have a code, and only they');
}
