import { isAssociationsError } from '../../client/index.ts';

/**
 * Which part of the API failed, where neither the caller nor Amazon AppIntegrations did: its own credentials, which AWS
 * refuses, or the key of cursors. Only the API's sentence tells: the codes are AWS's, and mean callers as well.
 */
export function failedPart(error: unknown): 'credentials' | 'cursor-key' | undefined {
  if (!isAssociationsError(error)) return undefined;
  if (saysCredentials(error.message)) return 'credentials';
  return error.message.includes('their cursors need a key') ? 'cursor-key' : undefined;
}

/** Whether a sentence of the API's is about its own credentials. */
export function saysCredentials(sentence: string): boolean {
  return sentence.includes('the credentials of this service');
}
