import { calculatePKCECodeChallenge } from 'oauth4webapi';

import type { SignInConfig } from '../../config/sign-in-config.ts';
import type { Transaction } from './transaction.ts';

/**
 * Where the browser goes to sign in. Source: RFC 6749, 4.1.1; RFC 7636; OpenID Connect Core 1.0, 3.1.2.1.
 *
 * @param endpoint - of the provider, for authorization
 * @param redirectUri - where it sends people back to
 */
export async function authorizationAddress(
  endpoint: string,
  { clientId, parameters, scope }: SignInConfig,
  redirectUri: string,
  { isSilent, nonce, state, verifier }: Transaction,
): Promise<string> {
  const url = new URL(endpoint);
  const own = {
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(isSilent && { prompt: 'none' }),
  };
  for (const [name, value] of Object.entries({ ...parameters, ...own })) url.searchParams.set(name, value);
  // With it, Amazon Cognito goes to another provider, which takes no notice of the prompt.
  if (isSilent) url.searchParams.delete('identity_provider');
  return url.href;
}
