import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import Provider from 'oidc-provider';
import type { ClientMetadata } from 'oidc-provider';

import { foreignPage } from '../../emulator/hosts/foreign-page.ts';
import { listen } from '../../emulator/hosts/listen.ts';
import type { Listening } from '../../emulator/hosts/listen.ts';
import { misdirected } from '../../emulator/hosts/misdirected.ts';
import { createServedHosts } from '../../emulator/hosts/served-hosts.ts';
import { answerConnect } from '../../emulator/wire/answer-on-socket.ts';
import { interactions } from './interactions.ts';
import { createMemory } from './memory.ts';
import type { Kind } from './memory.ts';
import { errorPage, pagePolicy } from './pages.ts';
import { providerConfiguration } from './provider-configuration.ts';
import type { Behaviour } from './provider-configuration.ts';
import { cognitoSignOut } from './sign-out.ts';

/** Nothing is required: without options it behaves as a user pool of Amazon Cognito's, but for signing out. */
export interface IdentityProviderOptions extends Partial<Behaviour> {
  /** 0: any free one. */
  port?: number;
  host?: string;
  /** Names and addresses it answers to besides its own; see emulator/hosts/served-hosts.ts. */
  allowedHosts?: readonly string[];
  /** How a session ends: as OpenID Connect has it, or as Amazon Cognito does. */
  signOut?: 'standard' | 'cognito';
}

/** A public client: a page, which proves itself by PKCE and by its address. */
export interface PublicClient {
  clientId: string;
  /** Where somebody who has signed in or out is sent; each exactly so. */
  addresses: readonly string[];
  /** Scopes, separated by spaces; `openid` among them. */
  scope: string;
}

/** A running identity provider. */
export interface IdentityProvider extends Omit<Listening, 'url'> {
  /** Such as `http://localhost:4700`, no trailing slash: the issuer of its tokens. */
  issuer: string;
  /** @throws The provider's error for a client that cannot be. */
  register: (client: PublicClient) => Promise<void>;
  /** Whether an access token is one of its own, still counts, and has a scope. */
  admits: (accessToken: string, scope: string) => Promise<boolean>;
  /** Loses everything of these kinds: what ends otherwise with time, or when somebody revokes it. */
  forget: (...kinds: Kind[]) => void;
}

const REFUSAL =
  'This identity provider answers programs, its own pages and those of its clients, no pages of other origins.';

/** Whoever opens the address that the terminal shows has taken it for the console's. */
const NOTHING_HERE =
  'There is no page here. This is the identity provider that stands in for yours: open the console, and sign in there.';

/**
 * Starts an OpenID provider on this machine that believes everybody: real HTTP, real redirects, keys of its own,
 * nothing on disk. It stands in for the provider of a deployment.
 *
 * @throws What `listen` throws, such as `EADDRINUSE`; an Error where an allowed host is not a host name.
 */
export async function startIdentityProvider(
  options: IdentityProviderOptions = {},
): Promise<IdentityProvider> {
  const { port = 0, host = '127.0.0.1', allowedHosts = [], signOut = 'standard' } = options;
  const behaviour: Behaviour = {
    scopes: options.scopes ?? ['associations/read'],
    accessTokenSeconds: options.accessTokenSeconds ?? 60 * 60,
    sessionSeconds: options.sessionSeconds ?? 60 * 60,
    refreshTokens: options.refreshTokens ?? 'kept',
  };
  const memory = createMemory();
  const origins = new Set<string>();
  // Node would answer a request without a Host header itself, with an empty 400.
  const server = createServer({ requireHostHeader: false });
  const serves = createServedHosts(server, host, allowedHosts);
  const { url: _, ...listening } = await listen(server, port, host, 0);
  const issuer = `http://localhost:${listening.port}`;
  const provider = new Provider(issuer, providerConfiguration(listening.port, memory, behaviour));
  // Koa would print a stack for each connection that breaks.
  provider.silent = true;
  provider.use(async (ctx, next) => {
    ctx.set({
      'Content-Security-Policy': pagePolicy(origins),
      // With no-referrer the form of a page here would name no origin.
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    await next();
    if (ctx.status !== 404) return;
    ctx.type = 'html';
    ctx.body = errorPage(NOTHING_HERE);
    ctx.status = 404;
  });
  if (signOut === 'cognito') provider.use(cognitoSignOut(provider));
  provider.use(interactions(provider));
  const answer = provider.callback();
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const isForeign = () => foreignPage(request, (origin) => origins.has(origin)) !== undefined;
    const sentence = misdirected(request, serves) ?? (isForeign() ? REFUSAL : undefined);
    if (sentence === undefined) void answer(request, response);
    else response.writeHead(403, { 'Content-Type': 'text/plain' }).end(sentence);
  };
  server.on('request', serve);
  server.on('checkExpectation', serve);
  server.on('connect', (_request, socket) => answerConnect(socket, { status: 405, headers: {}, body: '' }));
  return {
    ...listening,
    issuer,
    register: async (client) => {
      await memory.adapter('Client').upsert(client.clientId, metadataOf(client, behaviour));
      await provider.Client.find(client.clientId);
      for (const address of client.addresses) origins.add(new URL(address).origin);
    },
    admits: async (accessToken, scope) => {
      const token = await provider.AccessToken.find(accessToken);
      return token?.scopes.has(scope) ?? false;
    },
    forget: memory.forget,
  };
}

function metadataOf(
  { clientId, addresses, scope }: PublicClient,
  { refreshTokens }: Behaviour,
): ClientMetadata {
  return {
    client_id: clientId,
    token_endpoint_auth_method: 'none',
    response_types: ['code'],
    grant_types: ['authorization_code', ...(refreshTokens === 'none' ? [] : ['refresh_token'])],
    redirect_uris: [...addresses],
    post_logout_redirect_uris: [...addresses],
    scope,
  };
}
