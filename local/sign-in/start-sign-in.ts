import type { Authorize } from '../gateway/answer-request.ts';
import { scopeAuthorizer } from './authorizer.ts';
import { startIdentityProvider } from './identity-provider.ts';
import type { IdentityProviderOptions } from './identity-provider.ts';

/** The scope that a deployment with a user pool of its own asks for. */
const SCOPE = 'associations/read';

/** What `npm start -- --sign-in` adds. */
export interface LocalSignIn {
  /** For the console's config.json: docs/console.md. */
  config: { issuer: string; clientId: string; scope: string };
  /** Guards the routes. */
  authorize: Authorize;
  /** Lets the console sign in, once it has a port. */
  admitConsole: (port: number) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Starts an identity provider of this machine, and what guards the routes with its access tokens.
 *
 * @throws What `startIdentityProvider` throws.
 */
export async function startSignIn(
  listeners: Pick<IdentityProviderOptions, 'port' | 'host' | 'allowedHosts'>,
): Promise<LocalSignIn> {
  const provider = await startIdentityProvider({ ...listeners, scopes: [SCOPE] });
  const config = { issuer: provider.issuer, clientId: 'console', scope: `openid ${SCOPE}` };
  return {
    config,
    authorize: scopeAuthorizer(provider, SCOPE),
    admitConsole: (port) =>
      provider.register({
        ...config,
        addresses: ['localhost', '127.0.0.1'].map((name) => `http://${name}:${port}/`),
      }),
    close: provider.close,
  };
}
