import type { AuthorizationServer } from 'oauth4webapi';

import type { SignInConfig } from '../../config/sign-in-config.ts';
import { mayBeUsed } from './discovery.ts';

/**
 * Where the browser goes to end the provider's session; `undefined` where the provider has no way to.
 *
 * Amazon Cognito names an `end_session_endpoint` that is not OpenID Connect's: it knows neither the hint nor
 * `post_logout_redirect_uri`. Source: OpenID Connect RP-Initiated Logout 1.0; Amazon Cognito, "Logout endpoint".
 *
 * @param returnTo - the page
 * @param idToken - whose session it is
 */
export function signOutAddress(
  server: AuthorizationServer,
  { clientId, issuer, signOut }: SignInConfig,
  returnTo: string,
  idToken: string | undefined,
): string | undefined {
  const isCognito = signOut === 'cognito';
  const named = server.end_session_endpoint;
  const endpoint = named ?? (isCognito ? new URL('/logout', server.authorization_endpoint).href : undefined);
  if (!mayBeUsed(endpoint, issuer)) return undefined;
  const url = new URL(endpoint);
  const parameters = isCognito
    ? { client_id: clientId, logout_uri: returnTo }
    : {
        client_id: clientId,
        post_logout_redirect_uri: returnTo,
        ...(idToken !== undefined && { id_token_hint: idToken }),
      };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
