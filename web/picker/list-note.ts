import { describeFailure } from '../api/failure.ts';

/** How far the list of data integrations is. */
export interface Listing {
  isEnabled: boolean;
  isPending: boolean;
  isLoadingError: boolean;
  hasNextPage: boolean;
  error: Error | null;
}

/**
 * One quiet sentence on why what is shown may not be all; none when it is.
 *
 * @param more - what to say where there is more, and nothing has failed
 */
export function listNote(listing: Listing, more: string): string | undefined {
  const { isEnabled, isPending, isLoadingError, hasNextPage, error } = listing;
  if (!isEnabled) return undefined;
  if (isPending) return 'Loading the list of data integrations …';
  if (error === null) return hasNextPage ? more : undefined;
  const { code } = describeFailure(error, true);
  const reason = code === '' ? '' : ` (${code})`;
  if (isLoadingError) {
    return `The list of data integrations did not load${reason}. A name, a UUID or an ARN can be typed all the same.`;
  }
  return hasNextPage
    ? `The list of data integrations did not load to its end${reason}. What is missing can be typed.`
    : undefined;
}
