import type { DataIntegrationAssociation } from '../../client/index.ts';

/** An association and what tells its row apart from the others of its page. */
export interface KeyedAssociation {
  key: string;
  association: DataIntegrationAssociation;
}

/** Keys that stay the same when the page is fetched again. Nothing says that every association has an ARN of its own. */
export function keyed(page: readonly DataIntegrationAssociation[]): KeyedAssociation[] {
  const seen = new Map<string, number>();
  return page.map((association) => {
    const arn = association.DataIntegrationAssociationArn ?? '';
    const before = seen.get(arn) ?? 0;
    seen.set(arn, before + 1);
    return { key: `${before} ${arn}`, association };
  });
}
