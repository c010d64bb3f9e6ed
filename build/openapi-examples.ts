import type { AssociationsPage } from '../contract/association.ts';
import type { ErrorBody } from '../contract/errors.ts';
import { parameters } from '../contract/route.ts';
import type { ParameterName } from '../contract/route.ts';

const ARN = 'arn:aws:app-integrations:eu-west-1:111122223333';
const INTEGRATION = `${ARN}:data-integration/0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11`;
const REQUEST_ID = '7a1c6d0e-3f5b-4c8a-9e2d-1b0f4a6c8e21';

/** A cursor as callers see one. It opens nothing. */
export const exampleCursor = 'AQAABHZzE2x0bm90LWEtcmVhbC1jdXJzb3ItanVzdC1hbi1leGFtcGxlLW9mLW9uZQ';

/** Identifiers as callers spell them, before percent-encoding. */
export const exampleIdentifiers = { name: 'claims', arn: INTEGRATION };

/** Pages of the three kinds: one of many, the last one, and none. */
export const examplePages = {
  more: {
    DataIntegrationAssociations: [
      {
        ClientId: 'claims-screen-pop',
        DataIntegrationArn: INTEGRATION,
        DataIntegrationAssociationArn: `${ARN}:data-integration-association/0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11/5c8e2b7d-91f0-4d3e-a6c4-2e7b1d9f0c33`,
        DestinationURI: 's3://claims-export/daily',
        ExecutionConfiguration: {
          ExecutionMode: 'SCHEDULED',
          ScheduleConfiguration: {
            FirstExecutionFrom: '1728691200000',
            Object: 'Account',
            ScheduleExpression: 'rate(1 hour)',
          },
        },
        LastExecutionStatus: { ExecutionStatus: 'COMPLETED', StatusMessage: 'Transferred 1204 records.' },
      },
    ],
    NextToken: exampleCursor,
  },
  last: {
    DataIntegrationAssociations: [
      {
        ClientId: 'claims-archive',
        DataIntegrationArn: INTEGRATION,
        DataIntegrationAssociationArn: `${ARN}:data-integration-association/0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11/b1d4f7a2-0c3e-4f68-8a9d-6e5c4b3a2d10`,
        DestinationURI: 's3://claims-export/archive',
        ExecutionConfiguration: {
          ExecutionMode: 'ON_DEMAND',
          OnDemandConfiguration: { StartTime: '1729468800000', EndTime: '1729555200000' },
        },
        LastExecutionStatus: { ExecutionStatus: 'FAILED', StatusMessage: 'Access to the bucket was denied.' },
      },
    ],
  },
  none: { DataIntegrationAssociations: [] },
} satisfies Record<string, AssociationsPage>;

/** An error as its caller reads it. */
export function exampleError(code: string, message: string): ErrorBody {
  return { message, code, requestId: REQUEST_ID };
}

/** The error of a request whose parameters broke all their rules. */
export function exampleParameterError(code: string, message: string): ErrorBody {
  const issues = (Object.keys(parameters) as ParameterName[]).map((parameter) => ({
    parameter,
    message: parameters[parameter].rule,
  }));
  return { ...exampleError(code, message), issues };
}
