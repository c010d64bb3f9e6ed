import { requestPath } from '../contract/list-operation.ts';
import { route } from '../contract/operations/list-data-integration-associations.ts';
import { route as integrationsRoute } from '../contract/operations/list-data-integrations.ts';
import { reserved } from '../emulator/faults/reserved.ts';

/** A call of a route that is worth trying against the emulator. */
export interface Example {
  /** Path and query. */
  target: string;
  /** What one sees, as a sentence. */
  shows: string;
}

/** Works with any upstream. */
export const listExample: Example = { target: integrationsRoute.path, shows: 'The data integrations.' };

/** What the emulator's data shows. */
export const dataExamples: readonly Example[] = [
  listExample,
  { target: associationsTarget('complete'), shows: 'Every member an association can have.' },
  { target: associationsTarget('many', 'maxResults=7'), shows: '120 associations, 7 a page.' },
  { target: associationsTarget('empty'), shows: 'A data integration without associations.' },
  { target: associationsTarget(encodeURIComponent('crm/accounts.eu')), shows: 'A name with a slash.' },
];

/** Every way the emulator can misbehave. */
export const faultExamples: readonly Example[] = Object.entries(reserved).map(
  ([identifier, { sentence }]) => ({
    target: associationsTarget(identifier),
    shows: sentence,
  }),
);

/** Path and query of the associations of a data integration. */
export function associationsTarget(encodedIdentifier: string, query?: string): string {
  const path = requestPath(route.path, () => encodedIdentifier);
  return query === undefined ? path : `${path}?${query}`;
}
