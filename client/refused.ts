import { AssociationsError } from './errors.ts';
import type { ErrorDetails } from './errors.ts';

/** The error of an argument that cannot be sent, in the form of the route's own. */
export function refused(
  name: string,
  message: string,
  details?: Pick<ErrorDetails, 'issues' | 'cause'>,
): AssociationsError {
  return new AssociationsError(`${name} ${message}.`, { code: 'InvalidRequestException', ...details });
}
