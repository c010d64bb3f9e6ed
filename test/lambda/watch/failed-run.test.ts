import { expect, test } from '@jest/globals';

import type { FailedRun } from '../../../contract/watch.ts';
import { failedRunOf } from '../../../lambda/watch/failed-run.ts';

const association = {
  ClientId: 'claims-archive',
  DataIntegrationArn: 'arn:aws:app-integrations:eu-west-1:111122223333:data-integration/an-id',
  DataIntegrationAssociationArn:
    'arn:aws:app-integrations:eu-west-1:111122223333:data-integration-association/an-id/another',
  DestinationURI: 's3://claims-export/archive',
  LastExecutionStatus: { ExecutionStatus: 'FAILED', StatusMessage: 'Access to the bucket was denied.' },
};

test('the line of a failed run says where it failed, and what AWS says of it', () => {
  expect(failedRunOf('claims', association)).toEqual({
    run: 'failed',
    dataIntegration: 'claims',
    association: association.DataIntegrationAssociationArn,
    clientId: 'claims-archive',
    destination: 's3://claims-export/archive',
    statusMessage: 'Access to the bucket was denied.',
  } satisfies FailedRun);
});

test('what AWS does not say is not in the line', () => {
  const failed = { LastExecutionStatus: { ExecutionStatus: 'FAILED' } };
  expect(failedRunOf('claims', failed)).toEqual({ run: 'failed', dataIntegration: 'claims' });
});

test.each([
  [{}],
  [{ LastExecutionStatus: {} }],
  [{ LastExecutionStatus: { ExecutionStatus: 'COMPLETED' } }],
  [{ LastExecutionStatus: { ExecutionStatus: 'IN_PROGRESS' } }],
  [{ LastExecutionStatus: { ExecutionStatus: 'failed' } }],
  [{ LastExecutionStatus: { StatusMessage: 'FAILED' } }],
])('%j is no failed run', (other) => {
  expect(failedRunOf('claims', other)).toBeUndefined();
});

test('a text of any length fits into a line, which stays Unicode', () => {
  const StatusMessage = `${'a'.repeat(1999)}😀${'b'.repeat(100_000)}`;
  const failed = { LastExecutionStatus: { ExecutionStatus: 'FAILED', StatusMessage } };
  expect(failedRunOf('claims', failed)?.statusMessage).toBe(`${'a'.repeat(1999)}\u{fffd}`);
});
