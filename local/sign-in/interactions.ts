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
    const found = await interactionOf(provider, ctx);
    if (found === undefined) {
      ctx.status = 400;
      ctx.body = errorPage(OVER);
      return;
    }
    const { client, hint } = found;
    if (ctx.method !== 'POST') {
      ctx.body = loginPage(client, hint);
      return;
    }
    const form = new URLSearchParams((await readBody(ctx.req)) ?? '');
    const name = form.get('name')?.trim() ?? '';
    const isRefused = form.get('answer') === 'refuse';
    const problem = isRefused ? undefined : wrongWith(name);
    if (problem !== undefined) {
      ctx.status = 400;
      ctx.body = loginPage(client, name, problem);
      return;
    }
    const result = isRefused ? REFUSED : { login: { accountId: subjectOf(name) } };
    const returnTo = await provider.interactionResult(ctx.req, ctx.res, result);
    ctx.status = 303;
    ctx.redirect(returnTo);
  };
}

const REFUSED = { error: 'access_denied', error_description: 'Whoever was asked to sign in has refused.' };

/** @returns undefined where this browser has begun none, or it has ended. */
async function interactionOf(provider: Provider, { req, res }: Pick<Context, 'req' | 'res'>) {
  try {
    const { params } = await provider.interactionDetails(req, res);
    const { client_id: client, login_hint: hint } = params;
    return { client: String(client), hint: typeof hint === 'string' ? hint : '' };
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
