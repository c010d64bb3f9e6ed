import { AssociationsError } from '../../../client/index.ts';
import type { ClientOptions } from '../../../client/index.ts';
import { saysCredentials } from '../../api/failed-part.ts';
import type { Renewal } from './renewal.ts';

type Send = NonNullable<ClientOptions['fetch']>;

const PREFIX = 'Bearer ';

/**
 * Sends requests, tells which tokens the API takes, and sends a request once more with another token where that can be had.
 *
 * @param onRefused - told of a token that the API refuses, and at which address, where there is no other
 */
export function authorizedFetch(
  renewal: Renewal,
  onRefused: (token: string, address: string) => Promise<void>,
): Send {
  return async (request, init) => {
    const address = new URL(request.url).pathname;

    async function attempt(token: string, next: Request): Promise<[Response, isRefused: boolean]> {
      const response = await fetch(next, init);
      if (response.ok || response.status === 304) renewal.accepted(token, address);
      return [response, await isRefusal(response)];
    }

    const token = request.headers.get('Authorization')?.slice(PREFIX.length) ?? '';
    const [response, isRefused] = await attempt(token, request);
    if (!isRefused) return response;
    const other = await renewal.instead(token).catch((error: unknown) => {
      throw signInUnavailable(error);
    });
    if (other === undefined) {
      await onRefused(token, address);
      return response;
    }
    const headers = new Headers(request.headers);
    headers.set('Authorization', PREFIX + other);
    const [second, isRefusedAgain] = await attempt(other, new Request(request, { headers }));
    if (isRefusedAgain) await onRefused(other, address);
    return second;
  };
}

/** Whether the API refuses who is asking, and not AWS the API. */
async function isRefusal(response: Response): Promise<boolean> {
  return response.status === 401 && !saysCredentials(await response.clone().text());
}

/** The failure of a request that could not be authorized now, and perhaps can be later. */
export function signInUnavailable(cause: unknown): AssociationsError {
  return new AssociationsError('The sign-in could not be renewed.', { code: 'SignInUnavailable', cause });
}

/** The failure of a request that nobody is signed in for any more. */
export function notSignedIn(): AssociationsError {
  return new AssociationsError('Nobody is signed in.', { code: 'UnauthorizedException' });
}
