import { createAssociationsClient } from './associations.ts';
import type { AssociationsClient } from './associations.ts';
import { createDataIntegrationsClient } from './data-integrations.ts';
import type { DataIntegrationsClient } from './data-integrations.ts';
import type { ClientOptions } from './options.ts';

/**
 * All that the API lists. All failures are {@link AssociationsError}s, except for the caller's own: the
 * reason of a signal, and what `authorize` or a `fetch` of the caller's throws. Arguments of another kind than asked for
 * are refused with the code `InvalidRequestException`, and nothing is sent.
 */
export interface Client extends AssociationsClient, DataIntegrationsClient {}

/**
 * A client of the API. Keep it: it remembers the last pages of each list and lets the API answer "not modified".
 *
 * @throws TypeError for an option that breaks its rule
 */
export function createClient(options: ClientOptions): Client {
  return { ...createAssociationsClient(options), ...createDataIntegrationsClient(options) };
}
