import { AssociationsError } from './errors.ts';

/** The error of an argument that cannot be sent, in the form of the route's own. */
export function refused(name: string, message: string, cause?: unknown): AssociationsError {
  return new AssociationsError(`${name} ${message}.`, {
    code: 'InvalidRequestException',
    issues: name === 'Identifier' ? [{ parameter: name, message }] : undefined,
    cause,
  });
}
