import type { Documentation } from './list-operation.ts';
import {
  documentation as associationsDocumentation,
  listDataIntegrationAssociations,
} from './operations/list-data-integration-associations.ts';
import {
  documentation as dataIntegrationsDocumentation,
  listDataIntegrations,
} from './operations/list-data-integrations.ts';
import type { ListDataIntegrationsOptIn } from './operations/list-data-integrations.ts';

/** Every operation that has a route. The first is in every deployment. */
export const operations = [listDataIntegrationAssociations, listDataIntegrations] as const;

export type Operation = (typeof operations)[number];

export type OperationName = Operation['operation'];

/** The names of all parameters of all routes. */
export type ParameterName = {
  [Name in OperationName]: keyof Extract<Operation, { operation: Name }>['parameters'];
}[OperationName];

/** The props and settings that add a route to a deployment, all of them in one. */
export type OptIns = ListDataIntegrationsOptIn;

/** Their names. */
export type OptIn = Extract<Operation, { optIn: string }>['optIn'];

/** What openapi.json says of each. Apart from the operations, so that the function does not carry it. */
export const documentation: Readonly<Record<OperationName, Documentation<object>>> = {
  ListDataIntegrationAssociations: associationsDocumentation,
  ListDataIntegrations: dataIntegrationsDocumentation,
};
