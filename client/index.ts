export { createClient } from './create-client.ts';
export type { Client } from './create-client.ts';
export { createAssociationsClient } from './associations.ts';
export type { AssociationsClient } from './associations.ts';
export { createDataIntegrationsClient } from './data-integrations.ts';
export type { DataIntegrationsClient } from './data-integrations.ts';
export type { ListOptions, PageQuery, WalkOptions } from './arguments.ts';
export { AssociationsError, isAssociationsError, isCursorRefused } from './errors.ts';
export type { AssociationsErrorCode, ClientErrorCode, ErrorDetails } from './errors.ts';
export type { Authorized, ClientOptions } from './options.ts';
export type {
  AssociationsPage,
  DataIntegrationAssociation,
  ExecutionConfiguration,
  LastExecutionStatus,
  OnDemandConfiguration,
  ScheduleConfiguration,
} from '../contract/operations/list-data-integration-associations.ts';
export type { DataIntegration, DataIntegrationsPage } from '../contract/operations/list-data-integrations.ts';
export type { ParameterIssue } from '../contract/error-body.ts';
