import {
  authorizationCodeGrantRequest,
  clockTolerance,
  getValidatedIdTokenClaims,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  validateAuthResponse,
} from 'oauth4webapi';
import type { AuthorizationServer, Client, TokenEndpointResponse } from 'oauth4webapi';

import type { SignInConfig } from '../../config/sign-in-config.ts';
import { requestOptions } from './discovery.ts';
import { readFailure } from './read-failure.ts';
import { SignInFailure } from './sign-in-failure.ts';
import type { Transaction } from './transaction.ts';

/** What the provider gave. In the memory of the page only. */
export interface Tokens {
  access: string;
  /** How long it lasts, in milliseconds since `since`; `undefined` where the provider does not say. */
  lifetimeMs: number | undefined;
  /** When it was asked for, by the page's clock, which may be wrong: only differences count. */
  since: number;
  refresh: string | undefined;
  /** Says at sign-out whose session it is. */
  id: string | undefined;
  subject: string | undefined;
}

/**
 * ID tokens come from the provider itself, over TLS, in answer to this page's own code and with its nonce: none can be an old one. So the
 * clock of the machine, which may be a day off, is not asked whether they have expired.
 */
const ANY_CLOCK = Number.MAX_SAFE_INTEGER;

function clientOf({ clientId }: SignInConfig): Client {
  return { client_id: clientId, [clockTolerance]: ANY_CLOCK };
}

/**
 * Exchanges the code that the provider sent along for tokens.
 *
 * @throws SignInFailure
 */
export async function exchangeCode(
  server: AuthorizationServer,
  config: SignInConfig,
  redirectUri: string,
  { nonce, state, verifier }: Transaction,
  callback: URLSearchParams,
  now: () => number,
): Promise<Tokens> {
  const client = clientOf(config);
  let response: Response | undefined;
  try {
    const parameters = validateAuthResponse(server, client, callback, state);
    const since = now();
    const options = requestOptions(config.issuer);
    response = await authorizationCodeGrantRequest(
      server,
      client,
      None(),
      parameters,
      redirectUri,
      verifier,
      options,
    );
    const check = { expectedNonce: nonce, requireIdToken: true };
    return read(await processAuthorizationCodeResponse(server, client, response, check), since);
  } catch (error) {
    throw readFailure(error, response);
  }
}

/**
 * Exchanges the refresh token for new tokens. A provider that gives no other refresh token along leaves this one valid.
 *
 * @throws SignInFailure; `code-refused` where the refresh token is of no use any more
 */
export async function refreshTokens(
  server: AuthorizationServer,
  config: SignInConfig,
  known: Tokens,
  now: () => number,
): Promise<Tokens> {
  const client = clientOf(config);
  let response: Response | undefined;
  try {
    const since = now();
    const options = requestOptions(config.issuer);
    response = await refreshTokenGrantRequest(server, client, None(), known.refresh ?? '', options);
    const fresh = read(await processRefreshTokenResponse(server, client, response), since);
    // Source: OpenID Connect Core 1.0, 12.2.
    if (fresh.subject !== undefined && fresh.subject !== known.subject)
      throw new SignInFailure('unusable-answer', 'The tokens are of somebody else.');
    return {
      ...fresh,
      refresh: fresh.refresh ?? known.refresh,
      id: fresh.id ?? known.id,
      subject: known.subject,
    };
  } catch (error) {
    throw readFailure(error, response);
  }
}

function read(answer: TokenEndpointResponse, since: number): Tokens {
  if (answer.token_type !== 'bearer')
    throw new SignInFailure('unusable-answer', `The tokens are of the type "${answer.token_type}".`);
  // Others do not get into a header. Source: RFC 6750, 2.1.
  if (!/^[\x21-\x7e]+$/.test(answer.access_token))
    throw new SignInFailure('unusable-answer', 'The access token is no token.');
  return {
    access: answer.access_token,
    lifetimeMs: answer.expires_in === undefined ? undefined : answer.expires_in * 1000,
    since,
    refresh: answer.refresh_token,
    id: answer.id_token,
    subject: getValidatedIdTokenClaims(answer)?.sub,
  };
}
