import type { DataIntegrationAssociation, ScheduleConfiguration } from '../contract/association.ts';

/** A data integration as the emulator keeps it. */
export interface DataIntegration {
  /** Position in the order of creation; lists are in this order. */
  sequence: number;
  Id: string;
  Arn: string;
  Name: string;
  Description?: string;
  KmsKey?: string;
  SourceURI?: string;
  ScheduleConfiguration?: ScheduleConfiguration;
  Tags?: Record<string, string>;
  FileConfiguration?: { Folders: string[]; Filters?: Record<string, string[]> };
  ObjectConfiguration?: Record<string, Record<string, string[]>>;
}

/** An association of a data integration as the emulator keeps it. */
export interface Association {
  /** Position in the order of creation; lists are in this order. */
  sequence: number;
  Id: string;
  Arn: string;
  DataIntegrationId: string;
  DataIntegrationArn: string;
  ClientId?: string;
  DestinationURI?: string;
  ExecutionConfiguration?: NonNullable<DataIntegrationAssociation['ExecutionConfiguration']>;
  LastExecutionStatus?: NonNullable<DataIntegrationAssociation['LastExecutionStatus']>;
}
