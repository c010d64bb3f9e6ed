import { expect, jest, test } from '@jest/globals';

import { listDataIntegrationAssociations } from '../../../contract/operations/list-data-integration-associations.ts';
import { listDataIntegrations } from '../../../contract/operations/list-data-integrations.ts';
import type { FailedRun } from '../../../contract/watch.ts';
import type { UpstreamPage } from '../../../lambda/upstream/upstream-page.ts';
import type { Findings } from '../../../lambda/watch/findings.ts';
import { firstPage } from '../../../lambda/watch/jobs.ts';
import type { Job } from '../../../lambda/watch/jobs.ts';
import { createLook } from '../../../lambda/watch/look.ts';
import { createWatched } from '../../../lambda/watch/watched.ts';

/** Looks at one page of the data integrations, and at one of the associations of `orders`. */
function lookAt(page: UpstreamPage) {
  const ask = async (): Promise<UpstreamPage> => page;
  const jobs: Job[] = [];
  const findings: Findings = {
    failedRuns: 0,
    dataIntegrations: 0,
    associations: 0,
    calls: 0,
    isListed: false,
  };
  const tell = jest.fn<(line: FailedRun) => void>();
  const asks = { ListDataIntegrations: ask, ListDataIntegrationAssociations: ask };
  const look = createLook({ asks, watched: createWatched(undefined), tell }, jobs, findings);
  return {
    jobs,
    findings,
    tell,
    list: () => look(firstPage(listDataIntegrations), 1000),
    associations: () => look(firstPage(listDataIntegrationAssociations, 'orders'), 1000),
  };
}

test('each data integration that is listed is looked at', async () => {
  const { jobs, findings, list } = lookAt({ entries: [{ Name: 'one' }, { Name: 'two' }] });
  await list();
  expect(jobs.map(({ identifier }) => identifier)).toEqual(['one', 'two']);
  expect(findings).toMatchObject({ dataIntegrations: 2, calls: 1, isListed: true });
  expect(findings).not.toHaveProperty('problem');
});

test('one that cannot be asked for is a problem, and none to the others', async () => {
  const { jobs, findings, list } = lookAt({ entries: [{}, { Name: 'one' }, {}], token: 't' });
  await list();
  expect(jobs.map(({ identifier, token }) => [identifier, token])).toEqual([
    ['', 't'],
    ['one', undefined],
  ]);
  expect(findings).toMatchObject({
    dataIntegrations: 1,
    isListed: false,
    problem: {
      reason: 'upstream-malformed',
      detail: '2 data integrations of a page have neither a name nor an ARN that can be asked for.',
    },
  });
});

test('the first problem is the one that is told', async () => {
  const { findings, list } = lookAt({ entries: [{}] });
  findings.problem = { reason: 'out-of-time' };
  await list();
  expect(findings.problem).toEqual({ reason: 'out-of-time' });
});

test('a failed run is told once, though pages shift; one without a name each time', async () => {
  const failed = { LastExecutionStatus: { ExecutionStatus: 'FAILED' } };
  const named = {
    ...failed,
    DataIntegrationAssociationArn:
      'arn:aws:app-integrations:eu-west-2:1:data-integration-association/one/two',
  };
  const { findings, tell, associations } = lookAt({ entries: [named, named, failed, failed, {}] });
  await associations();
  expect(findings).toMatchObject({ associations: 5, failedRuns: 3 });
  expect(tell).toHaveBeenCalledTimes(3);
});
