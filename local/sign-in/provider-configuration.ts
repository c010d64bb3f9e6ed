import { generateKeyPairSync, randomBytes } from 'node:crypto';

import { interactionPolicy } from 'oidc-provider';
import type { Client, Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider';

import { interactionPath, nameOf } from './interactions.ts';
import type { Memory } from './memory.ts';
import { errorPage, signedOutPage } from './pages.ts';
import { SIGN_OUT_PATH, signOut } from './sign-out.ts';

/** How an identity provider behaves, as far as one can choose. */
export interface Behaviour {
  /** Scopes that clients may have besides `openid`. */
  scopes: readonly string[];
  /** Seconds until an access token ends. */
  accessTokenSeconds: number;
  /** Seconds until somebody has to sign in again. */
  sessionSeconds: number;
  /** Whether there are refresh tokens, and whether each use of one gives another in its place. */
  refreshTokens: 'none' | 'kept' | 'rotating';
}

/** Long enough to be no matter on a developer's machine. */
const DAY = 24 * 60 * 60;

/** Public clients, code flow, PKCE, and nothing else of what the provider can do. */
export function providerConfiguration(port: number, memory: Memory, behaviour: Behaviour): Configuration {
  const { scopes, accessTokenSeconds, sessionSeconds, refreshTokens } = behaviour;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key: JWK = { ...privateKey.export({ format: 'jwk' }), kty: 'EC', alg: 'ES256', use: 'sig' };
  const policy = interactionPolicy.base();
  // Whoever signs in agrees; who does not, refuses there.
  policy.remove('consent');
  return {
    adapter: memory.adapter,
    jwks: { keys: [key] },
    // Ports share cookies: two providers of this machine must not take each other's.
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: `session_${port}`, interaction: `interaction_${port}`, resume: `resume_${port}` },
    },
    // What has expired has expired: the one clock here is this machine's.
    clockTolerance: 0,
    scopes: ['openid', ...scopes],
    claims: { openid: ['sub', 'name'] },
    // There is no other place for the name: the page asks for no more than the ID token.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    clientBasedCORS: (_, origin, client) => originsOf(client).includes(origin),
    routes: { end_session: SIGN_OUT_PATH },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: signOut,
        postLogoutSuccessSource: (ctx) => {
          ctx.body = signedOutPage();
        },
      },
    },
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      Grant: DAY,
      IdToken: accessTokenSeconds,
      Interaction: 60 * 60,
      RefreshToken: DAY,
      Session: sessionSeconds,
    },
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: refreshTokens === 'rotating',
    expiresWithSession: () => false,
    interactions: { policy, url: (_, { uid }) => interactionPath(uid) },
    loadExistingGrant,
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, name: nameOf(accountId) }),
    }),
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(
        out.error === 'invalid_redirect_uri'
          ? elsewhere(ctx)
          : `${out.error}: ${out.error_description ?? ''}`,
      );
    },
  };
}

/** The likeliest mistake: the page is open under another name of this machine. */
function elsewhere({ oidc }: KoaContextWithOIDC): string {
  return `Nobody is sent to ${String(oidc.params?.['redirect_uri'])}. Open the page at ${oidc.client?.redirectUris?.join(' or ')}`;
}

/** Grants what the client may have at all. */
async function loadExistingGrant({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const id = session.grantIdFor(client.clientId);
  const existing = id === undefined ? undefined : await provider.Grant.find(id);
  if (existing !== undefined) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(client.scope ?? '');
  await grant.save();
  return grant;
}

function originsOf({ redirectUris = [] }: Client): string[] {
  return redirectUris.map((each) => new URL(each).origin);
}
