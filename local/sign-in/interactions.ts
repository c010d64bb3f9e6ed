import { errors } from 'oidc-provider';
import type Provider from 'oidc-provider';

import { readBody } from '../../emulator/wire/read-body.ts';
import { errorPage, loginPage, MAX_NAME_LENGTH } from './pages.ts';

export type Middleware = Parameters<Provider['use']>[0];

type Context = Parameters<Middleware>[0];

const PATH = '/interaction/';

/** Where somebody who has to sign in is sent. */
export function interactionPath(uid: string): string {
  return PATH + uid;
}

const OVER =
  'This sign-in is over, or began in another browser. Go back to the page you came from, and sign in again.';

/** Asks for a name, and believes whatever is given. */
export function interactions(provider: Provider): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith(PATH)) return next();
    ctx.set('Cache-Control', 'no-store');
    ctx.type = 'html';
    const hint = await loginHint(provider, ctx);
    if (hint === undefined) {
      ctx.status = 400;
      ctx.body = errorPage(OVER);
      return;
    }
    if (ctx.method !== 'POST') {
      ctx.body = loginPage(hint);
      return;
    }
    const form = new URLSearchParams((await readBody(ctx.req)) ?? '');
    const name = form.get('name')?.trim() ?? '';
    const isRefused = form.get('answer') === 'refuse';
    const problem = isRefused ? undefined : wrongWith(name);
    if (problem !== undefined) {
      ctx.status = 400;
      ctx.body = loginPage(name, problem);
      return;
    }
    const result = isRefused ? REFUSED : { login: { accountId: subjectOf(name) } };
    const returnTo = await provider.interactionResult(ctx.req, ctx.res, result);
    ctx.status = 303;
    ctx.redirect(returnTo);
  };
}

const REFUSED = { error: 'access_denied', error_description: 'Whoever was asked to sign in has refused.' };

/** The name that the client expects, if any; undefined where this browser has not begun to sign in, or no longer does. */
async function loginHint(provider: Provider, { req, res }: Pick<Context, 'req' | 'res'>) {
  try {
    const { params } = await provider.interactionDetails(req, res);
    return typeof params['login_hint'] === 'string' ? params['login_hint'] : '';
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}

function wrongWith(name: string): string | undefined {
  if (name === '') return 'Give a name, any name.';
  return name.length > MAX_NAME_LENGTH ? `Give a name of at most ${MAX_NAME_LENGTH} letters.` : undefined;
}

/** A subject is ASCII, a name need not be. */
function subjectOf(name: string): string {
  return Buffer.from(name).toString('base64url');
}

export function nameOf(subject: string): string {
  return Buffer.from(subject, 'base64url').toString();
}
