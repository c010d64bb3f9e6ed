import { afterAll, expect, test } from '@jest/globals';

import type { AssociationsPage } from '../../contract/operations/list-data-integration-associations.ts';
import { aws, hasAwsCli } from './aws-cli.ts';
import { failNext, statuses } from './clients.ts';
import { startEmulator } from './start-emulator.ts';

const withCli = hasAwsCli ? test : test.skip;
const emulator = await startEmulator();
afterAll(() => emulator.close());

withCli('the AWS CLI reads 120 associations, 7 at a time, in order, each once', async () => {
  const { DataIntegrationAssociations } = (await aws(
    emulator.url,
    'list-data-integration-associations',
    '--data-integration-identifier=many',
    '--page-size=7',
  )) as AssociationsPage;
  expect(DataIntegrationAssociations.map(({ ClientId }) => ClientId)).toEqual(
    Array.from({ length: 120 }, (_, index) => `many-${String(index + 1).padStart(3, '0')}`),
  );
  expect(emulator.requests.count()).toBe(18);
});

withCli('the AWS CLI names the error, the operation and the message', async () => {
  const refusal = aws(emulator.url, 'get-data-integration', '--identifier=no/such thing');
  await expect(refusal).rejects.toMatchObject({
    stderr: expect.stringContaining(
      'An error occurred (ResourceNotFoundException) when calling the GetDataIntegration operation: The DataIntegration does not exist.',
    ),
  });
  expect(emulator.requests.recent().at(-1)).toMatchObject({ identifier: 'no/such thing' });
});

withCli('the AWS CLI creates, associates, runs again, and may not delete', async () => {
  const { url } = emulator;
  const name = '--data-integration-identifier=from/cli';
  const schedule = '--schedule-config=ScheduleExpression=rate(1 hour)';
  expect(
    await aws(url, 'create-data-integration', '--name=from/cli', '--kms-key=key', schedule),
  ).toMatchObject({
    ScheduleConfiguration: { ScheduleExpression: 'rate(1 hour)' },
    ClientToken: expect.any(String),
  });
  const run =
    '--execution-configuration=ExecutionMode=ON_DEMAND,OnDemandConfiguration={StartTime=1764547200000}';
  const created = await aws(url, 'create-data-integration-association', name, run);
  const { DataIntegrationAssociationId: id } = created as { DataIntegrationAssociationId: string };
  const association = `--data-integration-association-identifier=${id}`;
  expect(await aws(url, 'update-data-integration-association', name, association, run)).toBeUndefined();
  await expect(aws(url, 'delete-data-integration', name)).rejects.toMatchObject({
    stderr: expect.stringContaining('(InvalidRequestException)'),
  });
});

withCli('the AWS CLI does the rest as well', async () => {
  const { url } = emulator;
  const made = (await aws(url, 'create-data-integration', '--name=rest', '--kms-key=key')) as { Arn: string };
  const resource = `--resource-arn=${made.Arn}`;
  await aws(url, 'update-data-integration', '--identifier=rest', '--description=Changed.');
  await aws(url, 'tag-resource', resource, '--tags=a=1,b=2');
  await aws(url, 'untag-resource', resource, '--tag-keys=a');
  expect(await aws(url, 'list-tags-for-resource', resource)).toEqual({ tags: { b: '2' } });
  expect(await aws(url, 'get-data-integration', '--identifier=rest')).toMatchObject({
    Description: 'Changed.',
    Tags: { b: '2' },
  });
  await aws(url, 'delete-data-integration', '--data-integration-identifier=rest');
  const names = (await aws(
    url,
    'list-data-integrations',
    '--page-size=7',
    '--query=DataIntegrations[].Name',
  )) as string[];
  expect(names.includes('complete') && !names.includes('rest')).toBe(true);
});

withCli.each(Object.keys(statuses))('the AWS CLI names %s', async (code) => {
  failNext(emulator, code);
  await expect(
    aws(emulator.url, 'create-data-integration', '--name=x', '--kms-key=key'),
  ).rejects.toMatchObject({
    stderr: expect.stringContaining(`An error occurred (${code})`),
  });
});
