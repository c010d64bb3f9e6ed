import { expect, test } from '@jest/globals';

import { listDataIntegrationAssociations } from '../../../contract/operations/list-data-integration-associations.ts';
import { listDataIntegrations } from '../../../contract/operations/list-data-integrations.ts';
import { ApiError, documentedError } from '../../../lambda/api-error.ts';
import { againAfter, firstPage, pageAfter, takeNext } from '../../../lambda/watch/jobs.ts';
import type { Job } from '../../../lambda/watch/jobs.ts';

const aJob = (identifier: string, notBefore = -Infinity): Job => ({
  ...firstPage(listDataIntegrationAssociations, identifier),
  notBefore,
});

/** Which of these is next at the time 100, and what is left of them. */
function next(jobs: Job[], drawn = 0): [identifier: string | undefined, left: string[]] {
  const all = [...jobs];
  const job = takeNext(all, 100, () => drawn);
  return [job?.identifier, all.map(({ identifier }) => identifier)];
}

test('the list of data integrations is first, and where there are two of its pages, the first of them', () => {
  const list = firstPage(listDataIntegrations);
  expect(next([aJob('one'), list, aJob('two')], 0.99)).toEqual(['', ['one', 'two']]);
  const pages = [pageAfter(list, 'first'), pageAfter(list, 'second')];
  expect(takeNext(pages, 100, () => 0)?.token).toBe('first');
});

test.each([
  [0, 'one'],
  [0.49, 'one'],
  [0.5, 'two'],
  [0.999, 'two'],
])('of what is due, chance (%d) takes %s', (drawn, identifier) => {
  expect(next([aJob('one'), aJob('late', 101), aJob('two', 100)], drawn)[0]).toBe(identifier);
});

test('where nothing is due, it is what will be first, wherever it stands', () => {
  expect(next([aJob('later', 300), aJob('sooner', 101), aJob('late', 200)])).toEqual([
    'sooner',
    ['later', 'late'],
  ]);
  expect(next([aJob('sooner', 101), aJob('later', 300)])).toEqual(['sooner', ['later']]);
});

test('where there is nothing, there is no next, and nothing goes', () => {
  expect(next([])).toEqual([undefined, []]);
});

test('a page that failed in a way that may pass is asked for three times more, ever later', () => {
  const failure = documentedError('ServiceUnavailable', 'upstream-unreachable');
  let job: Job | undefined = aJob('one');
  const waits: number[] = [];
  while ((job = againAfter(job, failure, 1000))) waits.push(job.notBefore - 1000);
  expect(waits).toEqual([5000, 10_000, 20_000]);
});

test('one that failed for good is given up, and a quota that is used up says nothing of it', () => {
  const job = aJob('one');
  expect(againAfter(job, documentedError('ResourceNotFoundException', 'upstream-error'), 0)).toBeUndefined();
  const throttled = new ApiError({ code: 'Code', status: 429, message: '', reason: 'upstream-throttled' });
  expect(againAfter(job, throttled, 0)).toBe(job);
});

test('pages that go round in circles, or on for ever, are given up', () => {
  let job = pageAfter(aJob('one'), 'a');
  expect(() => pageAfter(job, 'a')).toThrow(
    expect.objectContaining({ detail: 'The pages go round in circles: a NextToken came twice.' }),
  );
  for (let page = 3; page <= 200; page += 1) job = pageAfter(job, String(page));
  expect(job).toMatchObject({ identifier: 'one', token: '200', failures: 0, notBefore: -Infinity });
  expect(() => pageAfter(job, 'one more')).toThrow(
    expect.objectContaining({ status: 500, detail: 'There are more than 200 pages.' }),
  );
});
