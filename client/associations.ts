import { list, path } from '../contract/operations/list-data-integration-associations.ts';
import type {
  AssociationsPage as PageBody,
  DataIntegrationAssociation,
} from '../contract/operations/list-data-integration-associations.ts';
import type { ListOptions, WalkOptions } from './arguments.ts';
import type { Freshness } from './freshness.ts';
import { listMethods } from './list-methods.ts';
import type { ClientOptions } from './options.ts';

/** A page, and how old it was when it arrived. */
export interface AssociationsPage extends PageBody, Freshness {}

/** The associations of a data integration. `identifier` is its name, UUID or ARN, as it is: not percent-encoded. */
export interface AssociationsClient {
  /** One page. */
  listAssociations(identifier: string, options?: ListOptions | null): Promise<AssociationsPage>;
  /** Page after page, each asked for when the one before has been used up. */
  pages(identifier: string, options?: WalkOptions | null): AsyncGenerator<AssociationsPage, void, undefined>;
  /** Association after association. */
  associations(
    identifier: string,
    options?: WalkOptions | null,
  ): AsyncGenerator<DataIntegrationAssociation, void, undefined>;
}

/**
 * The part of `createClient` that asks for associations, for a page that asks for nothing else: it is a little smaller.
 *
 * @throws TypeError for an option that breaks its rule
 */
export function createAssociationsClient(options: ClientOptions): AssociationsClient {
  const [listAssociations, pages, associations] = listMethods<typeof list, DataIntegrationAssociation>(
    options,
    path,
    list,
  );
  return { listAssociations, pages, associations };
}
