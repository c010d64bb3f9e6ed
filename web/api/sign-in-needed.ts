import { isAssociationsError } from '../../client/index.ts';

/** Whether the API refused who is asking, so that only a new sign-in helps. */
export function isSignInNeeded(error: unknown): boolean {
  return isAssociationsError(error) && (error.status === 401 || error.code === 'ExpiredTokenException');
}
