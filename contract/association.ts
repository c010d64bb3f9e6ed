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

/** Today's values, and whatever AWS adds tomorrow. */
type OpenEnum<Known extends string> = Known | (string & {});

const text = { type: 'string' } as const;

/**
 * The members of an association as JSON Schema 2020-12. Written once: the function picks these members and no
 * others, and openapi.json shows the same.
 */
export const associationSchema = {
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

/** JSON Schema of the members of an interface: the compiler refuses one too few or one too many. */
interface SchemaOf<T> {
  type: 'object';
  properties: {
    [Member in keyof T]-?: NonNullable<T[Member]> extends string
      ? { type: 'string' }
      : SchemaOf<NonNullable<T[Member]>>;
  };
}
