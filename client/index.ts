export { createClient } from './create-client.ts';
export type { AssociationsClient } from './create-client.ts';
export type { ListOptions, WalkOptions } from './arguments.ts';
export { AssociationsError, isAssociationsError, isCursorRefused } from './errors.ts';
export type { AssociationsErrorCode, ClientErrorCode, ErrorDetails } from './errors.ts';
export type { Authorized, ClientOptions } from './options.ts';
export type { PageQuery } from './page-url.ts';
export type {
  AssociationsPage,
  DataIntegrationAssociation,
  ExecutionConfiguration,
  LastExecutionStatus,
  OnDemandConfiguration,
  ScheduleConfiguration,
} from '../contract/operations/list-data-integration-associations.ts';
export type { ParameterIssue } from '../contract/error-body.ts';
