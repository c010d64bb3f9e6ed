import { isAssociationsError } from '../../client/index.ts';
import { failedPart } from './failed-part.ts';

/** Whether the API refused who is asking, so that only a new sign-in helps: not where AWS refuses the API itself. */
export function isSignInNeeded(error: unknown): boolean {
  if (!isAssociationsError(error) || failedPart(error) !== undefined) return false;
  return error.status === 401 || error.code === 'ExpiredTokenException';
}
