import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';

import { afterEach, beforeEach, expect, jest } from '@jest/globals';

import { startIdentityProvider } from '../../../local/sign-in/identity-provider.ts';
import type { IdentityProvider, IdentityProviderOptions } from '../../../local/sign-in/identity-provider.ts';

/** Where the client of these tests is: nobody listens there, the visitor stops before it. */
export const PAGE = 'http://localhost:3000/';
export const SCOPE = 'associations/read';
const CLIENT = 'console';

/**
 * Starts identity providers that know one client; the last one is closed after each test. The provider's package has much to
 * say on the console, and here nothing.
 */
export function identityProviderPerTest() {
  let provider: IdentityProvider | undefined;
  const said = jest.fn();
  beforeEach(() => {
    for (const method of ['info', 'warn', 'error', 'log'] as const) {
      jest.spyOn(console, method).mockImplementation(said);
    }
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await provider?.close();
    expect(said.mock.calls).toEqual([]);
  });
  return async (options: IdentityProviderOptions = {}): Promise<IdentityProvider> => {
    provider = await startIdentityProvider(options);
    await provider.register({ clientId: CLIENT, addresses: [PAGE], scope: `openid ${SCOPE}` });
    return provider;
  };
}

/** A browser as far as it matters here: it keeps cookies, follows redirects, and sends forms. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  readonly #issuer: string;

  constructor({ issuer }: { issuer: string }) {
    this.#issuer = issuer;
  }

  /** Follows redirects within the provider; one that leads elsewhere is what comes back. */
  async visit(url: string, form?: Record<string, string>): Promise<Response> {
    const body = form && new URLSearchParams(form);
    const headers = {
      Cookie: Array.from(this.#cookies, (pair) => pair.join('=')).join('; '),
      Accept: 'text/html',
    };
    const response = await fetch(url, {
      redirect: 'manual',
      headers,
      ...(body && { method: 'POST', body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const target = response.headers.get('Location');
    if (target === null) return response;
    const next = new URL(target, url);
    return next.origin === this.#issuer ? this.visit(next.href) : response;
  }

  /** Sends the form of a page, with what it hides and what the visitor adds. */
  async sendForm(page: Response, added: Record<string, string> = {}): Promise<Response> {
    const html = await page.text();
    const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1] ?? page.url;
    const hidden = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g);
    const form = Object.fromEntries(Array.from(hidden, ([, name = '', value = '']) => [name, value]));
    return this.visit(action, { ...form, ...added });
  }

  /** Sends the login form of the page that an authorization request led to. */
  async signIn(attempt: Attempt, name = 'Ada'): Promise<URL> {
    const page = await this.visit(attempt.url);
    return leadsTo(await this.visit(page.url, { name, answer: 'sign-in' }));
  }
}

/** Where a redirect leads. */
export function leadsTo(response: Response): URL {
  return new URL(response.headers.get('Location') ?? 'none:');
}

/** What a page remembers while somebody signs in. */
export interface Attempt {
  /** The authorization request. */
  url: string;
  verifier: string;
}

export function authorizationRequest(
  { issuer }: { issuer: string },
  more: Record<string, string> = {},
): Attempt {
  const verifier = randomBytes(32).toString('base64url');
  const query = {
    client_id: CLIENT,
    redirect_uri: PAGE,
    response_type: 'code',
    scope: `openid ${SCOPE}`,
    state: 'a state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  };
  return { url: address({ issuer }, '/auth', query), verifier };
}

/** An address of the provider's. */
export function address({ issuer }: { issuer: string }, path: string, query: Record<string, string>): string {
  const url = new URL(path, issuer);
  url.search = new URLSearchParams(query).toString();
  return url.href;
}

export interface Tokens {
  access_token: string;
  id_token: string;
  refresh_token?: string;
  scope: string;
  expires_in: number;
}

/** Asks for tokens as a page does. */
export function askForTokens(
  { issuer }: { issuer: string },
  form: Record<string, string>,
  origin = new URL(PAGE).origin,
) {
  const body = new URLSearchParams({ client_id: CLIENT, redirect_uri: PAGE, ...form });
  return fetch(`${issuer}/token`, { method: 'POST', body, headers: { Origin: origin } });
}

/** The whole way, from nothing to tokens. */
export async function signedIn(
  provider: IdentityProvider,
  visitor = new Visitor(provider),
  name?: string,
): Promise<Tokens> {
  const attempt = authorizationRequest(provider);
  const code = (await visitor.signIn(attempt, name)).searchParams.get('code') ?? '';
  const answer = await askForTokens(provider, {
    grant_type: 'authorization_code',
    code,
    code_verifier: attempt.verifier,
  });
  return (await answer.json()) as Tokens;
}

export function codeGrant(back: URL, code_verifier: string): Record<string, string> {
  return { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '', code_verifier };
}

export async function isSignedIn(provider: { issuer: string }, visitor: Visitor): Promise<boolean> {
  const back = leadsTo(await visitor.visit(authorizationRequest(provider, { prompt: 'none' }).url));
  return back.searchParams.has('code');
}

/** The claims, once the signature has been checked. */
export async function idTokenOf(issuer: string, token: string): Promise<Record<string, unknown>> {
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: JsonWebKey[] };
  const [head = '', payload = '', signature = ''] = token.split('.');
  const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
  const isGenuine = verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  expect(isGenuine).toBe(true);
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}
