import { list, path } from '../contract/operations/list-data-integrations.ts';
import type {
  DataIntegration,
  DataIntegrationsPage as PageBody,
} from '../contract/operations/list-data-integrations.ts';
import type { ListOptions, WalkOptions } from './arguments.ts';
import type { Freshness } from './freshness.ts';
import { listMethods } from './list-methods.ts';
import type { ClientOptions } from './options.ts';

/** A page, and how old it was when it arrived. */
export interface DataIntegrationsPage extends PageBody, Freshness {}

/**
 * The data integrations of the account and Region, where the deployment has that route. Where it allows only some, a page may hold
 * fewer than asked for, or none, and still have a `NextToken`: only a page without one is the last.
 */
export interface DataIntegrationsClient {
  /** One page. */
  listDataIntegrations(options?: ListOptions | null): Promise<DataIntegrationsPage>;
  /** Page after page, each asked for when the one before has been used up. */
  dataIntegrationPages(options?: WalkOptions | null): AsyncGenerator<DataIntegrationsPage, void, undefined>;
  /** Data integration after data integration. */
  dataIntegrations(options?: WalkOptions | null): AsyncGenerator<DataIntegration, void, undefined>;
}

/**
 * The part of `createClient` that asks for data integrations, for a page that asks for nothing else: it is a little smaller.
 *
 * @throws TypeError for an option that breaks its rule
 */
export function createDataIntegrationsClient(options: ClientOptions): DataIntegrationsClient {
  const [listDataIntegrations, dataIntegrationPages, dataIntegrations] = listMethods<
    typeof list,
    DataIntegration
  >(options, path, list);
  return { listDataIntegrations, dataIntegrationPages, dataIntegrations };
}
