import type { Association, DataIntegration } from './data-integration.ts';
import type { State } from './store.ts';

/**
 * The data integration of an identifier, which is what AWS's documents use for the same parameter: its ARN, its UUID, or
 * its name. Spelling is exact: a name is never decoded again, trimmed or folded.
 */
export function integrationOf(identifier: string, { integrations }: State): DataIntegration | undefined {
  return (
    integrations.find(({ Arn, Id }) => Arn === identifier || Id === identifier) ??
    integrations.find(({ Name }) => Name === identifier)
  );
}

/** The associations of one data integration, in the order of creation. */
export function associationsOf({ Id }: DataIntegration, { associations }: State): readonly Association[] {
  let index = indices.get(associations);
  if (index === undefined) {
    index = Map.groupBy(associations, ({ DataIntegrationId }) => DataIntegrationId);
    indices.set(associations, index);
  }
  return index.get(Id) ?? [];
}

/** By the list itself, which is never changed, only replaced: of a hundred thousand, nobody wants to look at each for a page. */
const indices = new WeakMap<readonly Association[], ReadonlyMap<string, readonly Association[]>>();

/** Those of some associations whose ARN or UUID this is. */
export function withIdentifier(identifier: string, associations: readonly Association[]): Association[] {
  return associations.filter(({ Arn, Id }) => Arn === identifier || Id === identifier);
}
