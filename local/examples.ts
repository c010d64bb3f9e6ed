import { requestPath } from '../contract/list-operation.ts';
import { route } from '../contract/operations/list-data-integration-associations.ts';
import { reserved } from '../emulator/faults/reserved.ts';

/** A call of the route that is worth trying against the emulator. */
export interface Example {
  /** Path and query. */
  target: string;
  /** What one sees, as a sentence. */
  shows: string;
}

/** What the emulator's data shows. */
export const dataExamples: readonly Example[] = [
  { target: routeTarget('complete'), shows: 'Every member an association can have.' },
  { target: routeTarget('many', 'maxResults=7'), shows: '120 associations, 7 a page.' },
  { target: routeTarget('empty'), shows: 'A data integration without associations.' },
  { target: routeTarget(encodeURIComponent('crm/accounts.eu')), shows: 'A name with a slash.' },
];

/** Every way the emulator can misbehave. */
export const faultExamples: readonly Example[] = Object.entries(reserved).map(
  ([identifier, { sentence }]) => ({
    target: routeTarget(identifier),
    shows: sentence,
  }),
);

function routeTarget(encodedIdentifier: string, query?: string): string {
  const path = requestPath(route.path, encodedIdentifier);
  return query === undefined ? path : `${path}?${query}`;
}
