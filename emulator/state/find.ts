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
export function associationsOf({ Id }: DataIntegration, { associations }: State): Association[] {
  return associations.filter(({ DataIntegrationId }) => DataIntegrationId === Id);
}

/** Those of some associations whose ARN or UUID this is. */
export function withIdentifier(identifier: string, associations: readonly Association[]): Association[] {
  return associations.filter(({ Arn, Id }) => Arn === identifier || Id === identifier);
}
