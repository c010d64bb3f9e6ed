import { allowInsecureRequests, discoveryRequest, processDiscoveryResponse } from 'oauth4webapi';
import type { AuthorizationServer } from 'oauth4webapi';

import { isPrivate } from '../../config/sign-in-config.ts';
import { readFailure } from './read-failure.ts';
import { SignInFailure } from './sign-in-failure.ts';

/** Milliseconds for one request to the provider. */
export const ANSWER_WITHIN_MS = 30_000;

/** Asks the provider for its description, once; again only after a failure. */
export function discoverOnce(issuer: string): () => Promise<AuthorizationServer> {
  let known: Promise<AuthorizationServer> | undefined;
  return () => {
    known ??= discover(issuer).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function discover(issuer: string): Promise<AuthorizationServer> {
  const url = new URL(issuer);
  let response: Response | undefined;
  let server: AuthorizationServer;
  try {
    response = await discoveryRequest(url, requestOptions(issuer));
    server = await processDiscoveryResponse(url, response);
  } catch (error) {
    const failure = readFailure(error, response);
    // Whatever answered well and is not understood is not what the issuer should be.
    const isOther = failure instanceof SignInFailure && failure.kind !== 'unreachable';
    throw isOther ? new SignInFailure('no-provider', failure.said, error) : failure;
  }
  for (const endpoint of ['authorization_endpoint', 'token_endpoint'] as const) {
    if (!mayBeUsed(server[endpoint], issuer))
      throw new SignInFailure('no-provider', `"${endpoint}" is missing, or not https`);
  }
  return server;
}

/** For every request to the provider. */
export function requestOptions(issuer: string): { [allowInsecureRequests]: boolean; signal: AbortSignal } {
  return {
    // config.json may name one on this machine.
    [allowInsecureRequests]: !isHttps(issuer),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  };
}

/** Whether the page may go to, or ask, an address that a provider names: it may be no plainer than the issuer. */
export function mayBeUsed(address: unknown, issuer: string): address is string {
  return typeof address === 'string' && isPrivate(address) && (isHttps(address) || !isHttps(issuer));
}

function isHttps(address: string): boolean {
  return new URL(address).protocol === 'https:';
}
