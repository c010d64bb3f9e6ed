export { createClient } from './create-client.ts';
export type { Client } from './create-client.ts';
export { createAssociationsClient } from './associations.ts';
export type { AssociationsClient, AssociationsPage } from './associations.ts';
export { createDataIntegrationsClient } from './data-integrations.ts';
export type { DataIntegrationsClient, DataIntegrationsPage } from './data-integrations.ts';
export type { ListOptions, PageQuery, WalkOptions } from './arguments.ts';
export { AssociationsError, isAssociationsError, isCursorRefused } from './errors.ts';
export type { AssociationsErrorCode, ClientErrorCode, ErrorDetails } from './errors.ts';
export type { Freshness } from './freshness.ts';
export type { Authorized, ClientOptions } from './options.ts';
export type {
  DataIntegrationAssociation,
  ExecutionConfiguration,
  LastExecutionStatus,
  OnDemandConfiguration,
  ScheduleConfiguration,
} from '../contract/operations/list-data-integration-associations.ts';
export type { DataIntegration } from '../contract/operations/list-data-integrations.ts';
export type { StaleBecause } from '../contract/headers.ts';
export type { ParameterIssue } from '../contract/error-body.ts';
