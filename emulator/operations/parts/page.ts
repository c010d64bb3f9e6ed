import type { Call, OperationContext } from '../../operation.ts';
import type { PageRequest } from './read-input.ts';

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  /** Empty on the last page. */
  next: { NextToken?: string };
}

/**
 * Cuts the wanted page out of a list in order of creation. A token is bound to operation and identifier;
 * it may be used with another `MaxResults`, and survives the deletion of the item it points at.
 *
 * @throws ServiceError `InvalidRequestException`
 */
export function cutPage<Item extends { sequence: number }>(
  items: readonly Item[],
  { maxResults, nextToken }: PageRequest,
  call: Call,
  { tokens }: Pick<OperationContext, 'tokens'>,
): Page<Item> {
  const list = JSON.stringify([call.operation.operation, call.labels]);
  const after = nextToken === undefined ? 0 : tokens.open(list, nextToken);
  const rest = items.filter(({ sequence }) => sequence > after);
  const page = rest.slice(0, maxResults);
  const last = page.at(-1);
  return {
    items: page,
    next: last && rest.length > page.length ? { NextToken: tokens.seal(list, last.sequence) } : {},
  };
}
