import { afterAll, expect, test } from '@jest/globals';

import type { AssociationsPage } from '../../contract/operations/list-data-integration-associations.ts';
import type { DataIntegrationsPage } from '../../contract/operations/list-data-integrations.ts';
import { aws, hasAwsCli } from '../emulator/aws-cli.ts';
import { manyClientIds, startWhole, twentyNames } from './whole.ts';

const withCli = hasAwsCli ? test : test.skip;
const OPERATION = 'list-data-integration-associations';

const whole = await startWhole();
afterAll(() => whole.close());

withCli('the AWS CLI reads 120 associations from the route, 7 at a time, in order, each once', async () => {
  const all = await aws(whole.gateway.url, OPERATION, '--data-integration-identifier=many', '--page-size=7');
  const { DataIntegrationAssociations } = all as AssociationsPage;
  expect(DataIntegrationAssociations.map(({ ClientId }) => ClientId)).toEqual(manyClientIds);
  expect(whole.emulator.requests.count()).toBe(18);
});

withCli('the AWS CLI sends a name with a slash as it is meant, and names the error', async () => {
  const refusal = aws(whole.gateway.url, OPERATION, '--data-integration-identifier=no/such thing');
  await expect(refusal).rejects.toMatchObject({
    stderr: expect.stringContaining('An error occurred (ResourceNotFoundException) when calling'),
  });
  expect(whole.emulator.requests.recent().at(-1)).toMatchObject({ identifier: 'no/such thing' });
});

withCli(
  'the AWS CLI reads 20 data integrations from the route, 7 at a time, in order, each once',
  async () => {
    const before = whole.emulator.requests.count();
    const all = await aws(whole.gateway.url, 'list-data-integrations', '--page-size=7');
    const { DataIntegrations } = all as DataIntegrationsPage;
    expect(DataIntegrations.map(({ Name }) => Name)).toEqual(twentyNames);
    expect(whole.emulator.requests.count() - before).toBe(3);
  },
);

withCli.each([
  ['throttled', 'ThrottlingException'],
  ['denied', 'AccessDeniedException'],
  ['broken', 'InternalServiceError'],
] as const)('the AWS CLI names the error of a list that is %s', async (like, code) => {
  whole.emulator.faults.set({ faults: [{ operation: 'ListDataIntegrations', like, times: 9 }] });
  await expect(aws(whole.gateway.url, 'list-data-integrations')).rejects.toMatchObject({
    stderr: expect.stringContaining(
      `An error occurred (${code}) when calling the ListDataIntegrations operation`,
    ),
  });
  whole.emulator.faults.set({});
});
