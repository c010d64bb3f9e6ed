import { createHash } from 'node:crypto';

import { associationArn, dataIntegrationArn } from './arn.ts';
import type { Association, DataIntegration } from './data-integration.ts';
import type { State } from './store.ts';

/** A data integration to begin with. Only its name is needed; the rest is made up from it, always the same. */
export type SeedIntegration = Partial<Omit<DataIntegration, 'sequence'>> & {
  Name: string;
  associations?: readonly SeedAssociation[];
};

export type SeedAssociation = Partial<
  Omit<
    Association,
    'sequence' | 'DataIntegrationId' | 'DataIntegrationArn' | 'statedAt' | 'runStartedAt' | 'scheduledSince'
  >
>;

/**
 * The state the emulator begins with. Neither quotas nor the documented patterns of names bind a seed.
 *
 * @param now From when on its schedules count, in milliseconds since the epoch.
 */
export function plantSeed(seed: readonly SeedIntegration[], now: number): State {
  const integrations: DataIntegration[] = [];
  const associations: Association[] = [];
  let sequence = 0;
  for (const { associations: seedAssociations = [], ...given } of seed) {
    const Id = given.Id ?? seedUuid(given.Name);
    const integration = { Arn: dataIntegrationArn(Id), ...given, Id, sequence: (sequence += 1) };
    integrations.push(integration);
    for (const [index, association] of seedAssociations.entries()) {
      const associationId = association.Id ?? seedUuid(`${Id}/${index}`);
      associations.push({
        Arn: associationArn(Id, associationId),
        ...association,
        Id: associationId,
        DataIntegrationId: Id,
        DataIntegrationArn: integration.Arn,
        scheduledSince: now,
        sequence: (sequence += 1),
      });
    }
  }
  return { sequence, integrations, associations, creations: [], advancedMs: 0 };
}

/** A UUID that is the same on every start, so that it can stand in documents and bookmarks. */
function seedUuid(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
