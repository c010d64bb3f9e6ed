import type { State, Store } from '../../state/store.ts';
import { ServiceError } from '../../wire/service-error.ts';

type Tags = Record<string, string>;

/**
 * The tags of a data integration or an association.
 *
 * @throws ServiceError `ResourceNotFoundException`
 */
export function tagsOf(arn: string, { integrations, associations }: State): Tags {
  const resource = [...integrations, ...associations].find(({ Arn }) => Arn === arn);
  if (!resource) throw new ServiceError('ResourceNotFoundException', 'The resource does not exist.');
  return resource.Tags ?? {};
}

/** Replaces all tags of a data integration or an association. */
export function replaceTags(arn: string, Tags: Tags, store: Store): void {
  const retag = <Resource extends { Arn: string }>(resource: Resource) =>
    resource.Arn === arn ? { ...resource, Tags } : resource;
  const { integrations, associations } = store.state();
  store.commit({ integrations: integrations.map(retag), associations: associations.map(retag) });
}
