import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { ALLOWED_REQUEST_HEADERS, PREFLIGHT_MAX_AGE_SECONDS } from '../../contract/headers.ts';
import type { StaleBecause } from '../../contract/headers.ts';
import { documentedError } from '../../lambda/api-error.ts';
import type { Reason } from '../../lambda/api-error.ts';
import { isOutage } from '../../lambda/pages/failures.ts';

/** The compiler sees to it that none is missing here. */
const causes: Record<StaleBecause, true> = {
  'not-due': true,
  'upstream-budget': true,
  'upstream-fault': true,
  'upstream-malformed': true,
  'upstream-throttled': true,
  'upstream-timeout': true,
  'upstream-unreachable': true,
};

const reasons: Record<Reason, true> = {
  bug: true,
  'cursor-expired': true,
  'cursor-forged': true,
  'cursor-key': true,
  'cursor-malformed': true,
  'no-route': true,
  'not-allowed': true,
  parameters: true,
  'upstream-budget': true,
  'upstream-denied': true,
  'upstream-error': true,
  'upstream-fault': true,
  'upstream-malformed': true,
  'upstream-throttled': true,
  'upstream-timeout': true,
  'upstream-unreachable': true,
};

test('a stale page has the causes for which the function answers with an earlier page, and no others', () => {
  const outages = Object.keys(reasons).filter((reason) =>
    isOutage(documentedError('ServiceUnavailable', reason as Reason)),
  );
  expect([...outages, 'not-due'].toSorted()).toEqual(Object.keys(causes).toSorted());
});

test('the guide for frontends names each', () => {
  const guide = readFileSync(new URL('../../docs/frontend.md', import.meta.url), 'utf8');
  const [row = ''] = /^\| `staleBecause` \|.*$/m.exec(guide) ?? [];
  const named = [...row.matchAll(/`(not-due|upstream-[a-z]+)`/g)].map(([, cause = '']) => cause);
  expect(named.toSorted()).toEqual(Object.keys(causes).toSorted());
});

test.each([
  ['a token', ['Authorization']],
  ['what is kept, and asked for again', ['If-None-Match']],
  // Source: Signature Version 4; the AWS SDK for JavaScript adds the last two.
  ['a signature', ['Authorization', 'X-Amz-Content-Sha256', 'X-Amz-Date', 'X-Amz-Security-Token']],
  ['what the AWS SDK says of itself', ['Content-Type', 'X-Amz-User-Agent']],
  ['a trace that goes on', ['X-Amzn-Trace-Id', 'traceparent', 'tracestate']],
])('a page may send %s', (_what, names) => {
  expect(ALLOWED_REQUEST_HEADERS).toEqual(expect.arrayContaining(names));
});

test('browsers are asked to remember for as long as any of them does', () => {
  expect(PREFLIGHT_MAX_AGE_SECONDS).toBe(2 * 60 * 60);
});
