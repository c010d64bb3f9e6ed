import type { LastExecutionStatus } from '../../contract/operations/list-data-integration-associations.ts';
import type {
  clientAssociationMetadata,
  executionConfiguration,
  fileConfiguration,
  objectConfiguration,
  scheduleConfiguration,
} from '../shapes/documented-shapes.ts';
import type { ValueOf } from '../shapes/shape.ts';

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
  ScheduleConfiguration?: ValueOf<typeof scheduleConfiguration>;
  Tags?: Record<string, string>;
  FileConfiguration?: ValueOf<typeof fileConfiguration>;
  ObjectConfiguration?: ValueOf<typeof objectConfiguration>;
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
  ObjectConfiguration?: ValueOf<typeof objectConfiguration>;
  ClientAssociationMetadata?: ValueOf<typeof clientAssociationMetadata>;
  ExecutionConfiguration?: ValueOf<typeof executionConfiguration>;
  /** How the last run ended, unless a later one has been started here. */
  LastExecutionStatus?: LastExecutionStatus;
  /** When the last run was started here, in milliseconds since the epoch. */
  runStartedAt?: number;
  Tags?: Record<string, string>;
}
