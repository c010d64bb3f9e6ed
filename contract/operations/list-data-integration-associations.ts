import { METHOD } from '../list-operation.ts';
import type { Documentation, ListOperation, OpenEnum, SchemaOf } from '../list-operation.ts';
import { dataIntegrationIdentifier, maxResults, nextToken } from '../parameters.ts';

/**
 * One association of a data integration, as AppIntegrations documents it. Every member may be missing; values
 * are AWS's own, untouched. The AWS SDK's own types are older than the API and lack half of this.
 *
 * Source: AppIntegrations API reference, DataIntegrationAssociationSummary.
 */
export interface DataIntegrationAssociation {
  /** Who the association was made for. Free text. */
  ClientId?: string;
  DataIntegrationArn?: string;
  DataIntegrationAssociationArn?: string;
  /** Where the data goes, such as `s3://bucket/prefix`. Free text: never a link to follow blindly. */
  DestinationURI?: string;
  ExecutionConfiguration?: ExecutionConfiguration;
  LastExecutionStatus?: LastExecutionStatus;
}

export interface ExecutionConfiguration {
  ExecutionMode?: OpenEnum<'ON_DEMAND' | 'SCHEDULED'>;
  OnDemandConfiguration?: OnDemandConfiguration;
  ScheduleConfiguration?: ScheduleConfiguration;
}

export interface OnDemandConfiguration {
  /** Epoch milliseconds, as a string. */
  StartTime?: string;
  /** Epoch milliseconds, as a string. */
  EndTime?: string;
}

export interface ScheduleConfiguration {
  /** Epoch milliseconds or ISO 8601, as a string. */
  FirstExecutionFrom?: string;
  Object?: string;
  /** Such as `rate(1 hour)`. */
  ScheduleExpression?: string;
}

export interface LastExecutionStatus {
  ExecutionStatus?: OpenEnum<'COMPLETED' | 'FAILED' | 'IN_PROGRESS'>;
  /** Free text from the last run. */
  StatusMessage?: string;
}

/** The body of a 200. */
export interface AssociationsPage {
  DataIntegrationAssociations: DataIntegrationAssociation[];
  /** Opaque cursor of the next page; absent on the last page. */
  NextToken?: string;
}

/** What a client has to know, each by itself: the rest would only make a page larger. */
export const path = '/dataIntegrations/{Identifier}/associations';
export const list = 'DataIntegrationAssociations';

export const route = { path, list } as const;

const text = { type: 'string' } as const;

const entry = {
  type: 'object',
  properties: {
    ClientId: text,
    DataIntegrationArn: text,
    DataIntegrationAssociationArn: text,
    DestinationURI: text,
    ExecutionConfiguration: {
      type: 'object',
      properties: {
        ExecutionMode: text,
        OnDemandConfiguration: { type: 'object', properties: { StartTime: text, EndTime: text } },
        ScheduleConfiguration: {
          type: 'object',
          properties: { FirstExecutionFrom: text, Object: text, ScheduleExpression: text },
        },
      },
    },
    LastExecutionStatus: { type: 'object', properties: { ExecutionStatus: text, StatusMessage: text } },
  },
} as const satisfies SchemaOf<DataIntegrationAssociation>;

/** Source: AppIntegrations API reference, ListDataIntegrationAssociations. */
export const listDataIntegrationAssociations = {
  operation: 'ListDataIntegrationAssociations',
  method: METHOD,
  path,
  parameters: {
    Identifier: dataIntegrationIdentifier,
    maxResults,
    nextToken: /* @__PURE__ */ nextToken(' for the same data integration'),
  },
  list,
  entry,
  allowList: { decidesOn: 'path' },
  errors: [
    'InvalidRequestException',
    'AccessDeniedException',
    'ResourceNotFoundException',
    'ThrottlingException',
    'InternalServiceError',
    'ServiceUnavailable',
  ],
} as const satisfies ListOperation;

/** Whole texts, not put together, so that bundlers see that nothing needs them. */
export const documentation = {
  summary: 'One page of the associations of a data integration.',
  listed: 'associations',
  entryName: 'DataIntegrationAssociation',
  pageName: 'AssociationsPage',
  members: {
    ClientId: {
      description: 'Who the association was made for. Free text.',
      examples: ['claims-screen-pop'],
    },
    DataIntegrationArn: { description: 'ARN of the data integration.' },
    DataIntegrationAssociationArn: { description: 'ARN of the association.' },
    DestinationURI: {
      description: 'Where the data goes. Free text.',
      examples: ['s3://claims-export/daily'],
    },
    ExecutionConfiguration: { description: 'When the integration runs.' },
    ExecutionMode: { description: 'AWS may add values.', examples: ['SCHEDULED', 'ON_DEMAND'] },
    OnDemandConfiguration: { description: 'The time range of an on-demand run.' },
    StartTime: { description: 'Epoch milliseconds, as a string.', examples: ['1729468800000'] },
    EndTime: { description: 'Epoch milliseconds, as a string.', examples: ['1729555200000'] },
    ScheduleConfiguration: { description: 'When a scheduled integration runs, and on what.' },
    FirstExecutionFrom: {
      description: 'Epoch milliseconds or ISO 8601, as a string.',
      examples: ['1728691200000', '2024-10-12T00:00:00Z'],
    },
    Object: { description: 'The object that is read from the source.', examples: ['Account'] },
    ScheduleExpression: { description: 'How often.', examples: ['rate(1 hour)', 'cron(0 2 * * ? *)'] },
    LastExecutionStatus: { description: 'How the last run went.' },
    ExecutionStatus: { description: 'AWS may add values.', examples: ['COMPLETED', 'IN_PROGRESS', 'FAILED'] },
    StatusMessage: { description: 'Free text from the last run.' },
  },
  examples: {
    more: [
      {
        ClientId: 'claims-screen-pop',
        DataIntegrationArn:
          'arn:aws:app-integrations:eu-west-1:111122223333:data-integration/0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11',
        DataIntegrationAssociationArn:
          'arn:aws:app-integrations:eu-west-1:111122223333:data-integration-association/0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11/5c8e2b7d-91f0-4d3e-a6c4-2e7b1d9f0c33',
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
    last: [
      {
        ClientId: 'claims-archive',
        DataIntegrationArn:
          'arn:aws:app-integrations:eu-west-1:111122223333:data-integration/0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11',
        DataIntegrationAssociationArn:
          'arn:aws:app-integrations:eu-west-1:111122223333:data-integration-association/0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11/b1d4f7a2-0c3e-4f68-8a9d-6e5c4b3a2d10',
        DestinationURI: 's3://claims-export/archive',
        ExecutionConfiguration: {
          ExecutionMode: 'ON_DEMAND',
          OnDemandConfiguration: { StartTime: '1729468800000', EndTime: '1729555200000' },
        },
        LastExecutionStatus: { ExecutionStatus: 'FAILED', StatusMessage: 'Access to the bucket was denied.' },
      },
    ],
  },
} as const satisfies Documentation<DataIntegrationAssociation>;
