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
  /** What the last run came to, unless a later one has begun here. */
  LastExecutionStatus?: LastExecutionStatus;
  /** When that was stated: runs before count no more. All times are milliseconds since the epoch. */
  statedAt?: number;
  /** When the last run began here, but for those of the schedule that counts. */
  runStartedAt?: number;
  /** When the schedule began to count. */
  scheduledSince?: number;
  Tags?: Record<string, string>;
}
