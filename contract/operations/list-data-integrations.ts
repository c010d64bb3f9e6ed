import { METHOD } from '../list-operation.ts';
import type { Documentation, ListOperation, SchemaOf } from '../list-operation.ts';
import { maxResults, nextToken } from '../parameters.ts';

/**
 * One data integration of the account and Region, as AppIntegrations documents it in a list. Every member may be missing; values are
 * AWS's own, untouched.
 *
 * Source: AppIntegrations API reference, DataIntegrationSummary.
 */
export interface DataIntegration {
  Arn?: string;
  Name?: string;
  /** Where the data comes from, such as `Salesforce://AppFlow/example`. Free text. */
  SourceURI?: string;
}

/** The body of a 200. */
export interface DataIntegrationsPage {
  DataIntegrations: DataIntegration[];
  /** Opaque cursor of the next page; absent on the last page. */
  NextToken?: string;
}

/** The prop and setting that add the route to a deployment. */
export interface ListDataIntegrationsOptIn {
  /**
   * Whether there is a second route, `GET /dataIntegrations`: it lists the data integrations of the account and Region, or
   * those of `allowedDataIntegrations`. It gives the role one action more on `*`, `app-integrations:ListDataIntegrations`.
   *
   * @default false
   */
  readonly listDataIntegrations: boolean;
}

/** What a client has to know, each by itself: the rest would only make a page larger. */
export const path = '/dataIntegrations';
export const list = 'DataIntegrations';

export const route = { path, list } as const;

const text = { type: 'string' } as const;

/** Source: AppIntegrations API reference, ListDataIntegrations. */
export const listDataIntegrations = {
  operation: 'ListDataIntegrations',
  method: METHOD,
  path,
  parameters: { maxResults, nextToken: /* @__PURE__ */ nextToken('') },
  list,
  entry: {
    type: 'object',
    properties: { Arn: text, Name: text, SourceURI: text },
  } satisfies SchemaOf<DataIntegration>,
  allowList: { decidesOn: 'entries', by: ['Name', 'Arn'] },
  errors: [
    'InvalidRequestException',
    'AccessDeniedException',
    'ThrottlingException',
    'InternalServiceError',
    'ServiceUnavailable',
  ],
  optIn: 'listDataIntegrations',
} as const satisfies ListOperation;

export const documentation = {
  summary: 'One page of the data integrations of the account and Region.',
  listed: 'data integrations',
  entryName: 'DataIntegration',
  pageName: 'DataIntegrationsPage',
  members: {
    Arn: { description: 'ARN of the data integration.' },
    Name: { description: 'Its name, which is unique in the account and Region.', examples: ['claims'] },
    SourceURI: {
      description: 'Where the data comes from. Free text.',
      examples: ['Salesforce://AppFlow/claims'],
    },
  },
  examples: {
    more: [
      {
        Arn: 'arn:aws:app-integrations:eu-west-1:111122223333:data-integration/0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11',
        Name: 'claims',
        SourceURI: 'Salesforce://AppFlow/claims',
      },
    ],
    last: [
      {
        Arn: 'arn:aws:app-integrations:eu-west-1:111122223333:data-integration/3c5d7e9f-1a2b-4c3d-8e4f-5a6b7c8d9e0f',
        Name: 'policies',
        SourceURI: 's3://policies-export/daily',
      },
    ],
  },
} as const satisfies Documentation<DataIntegration>;
