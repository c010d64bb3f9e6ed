import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';

import type { Middleware } from './interactions.ts';
import { signOutPage } from './pages.ts';

/** Where a session ends: the path that Amazon Cognito has. */
export const SIGN_OUT_PATH = '/logout';

/**
 * Signs out at once where the page proves, with the ID token of who is signed in, that it is its user's wish; others
 * are asked. Source: OpenID Connect RP-Initiated Logout 1.0, section 2.
 *
 * @param form - What the provider wants to be sent back.
 */
export async function signOut(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  const { oidc } = ctx;
  const { session, provider, params } = oidc;
  const hint = oidc.entities['IdTokenHint'] as { payload: { sub?: unknown } } | undefined;
  if (session === undefined || hint?.payload.sub !== session.accountId) {
    ctx.body = signOutPage(form);
    return;
  }
  for (const { grantId } of Object.values(session.authorizations ?? {})) {
    if (grantId === undefined) continue;
    await provider.AccessToken.revokeByGrantId(grantId);
    await provider.RefreshToken.revokeByGrantId(grantId);
    await (await provider.Grant.find(grantId))?.destroy();
  }
  await session.destroy();
  const target = params?.['post_logout_redirect_uri'];
  const url = new URL(typeof target === 'string' ? target : oidc.urlFor('end_session_success'));
  if (typeof target === 'string' && typeof params?.['state'] === 'string')
    url.searchParams.set('state', params['state']);
  ctx.status = 303;
  ctx.redirect(url.href);
}

/**
 * Signs out as Amazon Cognito does, whose end_session_endpoint is not OpenID Connect's: it knows `logout_uri` alone,
 * asks nobody, and revokes no token. Source: Amazon Cognito developer guide, "The managed login sign-out endpoint".
 */
export function cognitoSignOut(provider: Provider): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== SIGN_OUT_PATH) return next();
    ctx.set('Cache-Control', 'no-store');
    const { client_id: id, logout_uri: target } = ctx.query;
    if (ctx.method !== 'GET' || typeof id !== 'string' || typeof target !== 'string') {
      ctx.status = 400;
      ctx.body = "Required String parameter 'redirect_uri' is not present";
      return;
    }
    const client = await provider.Client.find(id);
    if (!client?.postLogoutRedirectUriAllowed(target)) {
      ctx.status = 400;
      ctx.body = 'An error was encountered with the requested page.';
      return;
    }
    await (await provider.Session.get(ctx)).destroy();
    ctx.redirect(target);
  };
}
