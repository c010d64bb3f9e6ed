import { afterEach } from '@jest/globals';
import type { Page } from 'playwright-core';

import type { Authorize } from '../../local/gateway/answer-request.ts';
import { headerValue } from '../../local/gateway/http-request.ts';
import { scopeAuthorizer } from '../../local/sign-in/authorizer.ts';
import { startIdentityProvider } from '../../local/sign-in/identity-provider.ts';
import type { IdentityProvider, IdentityProviderOptions } from '../../local/sign-in/identity-provider.ts';
import { startConsole } from './start-console.ts';
import type { RunningConsole } from './start-console.ts';

const SCOPE = 'associations/read';
const CLIENT_ID = 'console';

/** A console whose API lets in whom an identity provider has given a token, and that provider. */
export interface SignedInConsole extends RunningConsole {
  /** What config.json says of signing in. */
  signIn: { issuer: string; clientId: string; scope: string };
  provider: IdentityProvider;
  /** The tokens that the API has been shown, those it refused included. */
  shown: string[];
}

export interface SignInOptions extends IdentityProviderOptions {
  /** What the page asks for. */
  scope?: string;
  /** Added to `signIn` of config.json. */
  signInConfig?: object;
  /** Other origins that have the page. */
  allowedOrigins?: readonly string[];
}

/** Starts a provider and a console that use each other; they end with the test. */
export function useSignIn(): (options?: SignInOptions) => Promise<SignedInConsole> {
  const servers: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return async ({ scope = `openid ${SCOPE}`, signInConfig, allowedOrigins = [], ...options } = {}) => {
    const provider = await startIdentityProvider({ scopes: [SCOPE], ...options });
    servers.push(provider);
    const shown: string[] = [];
    const authorizer = scopeAuthorizer(provider, SCOPE);
    const authorize: Authorize = (request) => {
      shown.push(headerValue(request.headers, 'Authorization') ?? '');
      return authorizer(request);
    };
    const { issuer } = provider;
    const signIn = { issuer, clientId: CLIENT_ID, scope, ...signInConfig };
    const console = await startConsole({
      authorize,
      allowedOrigins,
      config: { signIn },
      connectTo: [issuer],
    });
    servers.push(console);
    await provider.register({ clientId: CLIENT_ID, addresses: [`${console.url}/`], scope });
    return { ...console, provider, signIn, shown };
  };
}

/** On the console: goes to the provider. */
export async function goToProvider(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Name').waitFor();
}

/** On the provider's page. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Everything that the browser keeps for the console, as one text. */
export function keptBy(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
}
