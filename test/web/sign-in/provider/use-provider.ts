import { afterEach, beforeEach, expect } from '@jest/globals';

import type { SignInConfig } from '../../../../web/config/sign-in-config.ts';
import { providerSession } from '../../../../web/sign-in/provider/provider-session.ts';
import type { Session } from '../../../../web/sign-in/session.ts';
import { canaries } from '../../../canaries.ts';
import { until } from '../../../until.ts';
import { FOLDER, fakePage } from './fake-page.ts';
import type { FakePage } from './fake-page.ts';
import { idToken, startFakeProvider } from './fake-provider.ts';
import type { Answer, FakeProvider } from './fake-provider.ts';

/** A list of the page, in an address that is easily changed by writing it anew. */
export const LIST = `${FOLDER}?identifier=a%20b%2Fc&x=1#row`;

export const settled = (session: Session) => until(() => session.state().is !== 'busy');
export const wentAway = (page: FakePage) => until(() => page.left.length > 0);

/** What the panel says, or the state where there is none. */
export function titleOf(session: Session): string | undefined {
  const state = session.state();
  return state.is === 'closed' ? state.because?.title : state.is;
}

/** Someone clicks "Sign in". */
export function clickSignIn(session: Session): void {
  if (session.signIn?.by === 'provider') session.signIn.go();
}

/** What the page asked the provider for as it left last. */
export function askedFor(page: FakePage): Record<string, string> {
  const { href = FOLDER } = page.left.at(-1) ?? {};
  return Object.fromEntries(new URL(href).searchParams);
}

/** Comes back from the provider to a page that is loaded anew, in the same tab. */
export function comeBack(page: FakePage, answer: Readonly<Record<string, string>>): FakePage {
  const parameters = new URLSearchParams({ state: askedFor(page)['state'] ?? '', ...answer });
  return fakePage(`${FOLDER}?${parameters.toString()}`, page.storage(), page.tabStorage());
}

/** A page opened anew in the browser of another, in a tab of its own unless told. */
export const opened = (page: FakePage, tab?: Storage) => fakePage(LIST, page.storage(), tab);

/** A provider for each test of a file, and pages that use it. */
export interface Signing {
  provider: FakeProvider;
  config: SignInConfig;
  /** A session of the page. */
  sessionOf: (page: FakePage) => Session;
  /** The page goes to the provider, by itself or because someone clicks. */
  leaveFrom: (page: FakePage) => Promise<FakePage>;
  /** Tokens as the provider gives them for what the page asked for. */
  tokensFor: (page: FakePage, claims?: Readonly<Record<string, unknown>>, more?: object) => Answer;
  /** A page on which someone is signed in, and its session. */
  signedIn: (page?: FakePage, more?: object) => Promise<[FakePage, Session]>;
}

export function useProvider(): Signing {
  const signing: Signing = {
    provider: {} as FakeProvider,
    config: {} as SignInConfig,
    sessionOf: (page) => providerSession(signing.config, page),
    async leaveFrom(page) {
      const session = signing.sessionOf(page);
      if (session.state().is === 'closed') clickSignIn(session);
      await wentAway(page);
      return page;
    },
    tokensFor(page, claims = {}, more = {}) {
      const now = Math.floor(Date.now() / 1000);
      const usual = {
        iss: signing.provider.issuer,
        aud: 'console',
        sub: 'me',
        jti: canaries.idToken,
        iat: now,
        exp: now + 3600,
      };
      const id_token = idToken({ ...usual, nonce: askedFor(page)['nonce'], ...claims });
      return {
        body: {
          access_token: canaries.accessToken,
          token_type: 'Bearer',
          expires_in: 3600,
          id_token,
          ...more,
        },
      };
    },
    async signedIn(page = fakePage(LIST), more = {}) {
      await signing.leaveFrom(page);
      signing.provider.gives.push(signing.tokensFor(page, {}, more));
      const back = comeBack(page, { code: canaries.authorizationCode });
      const session = signing.sessionOf(back);
      await settled(session);
      expect(titleOf(session)).toBe('open');
      return [back, session];
    },
  };
  beforeEach(async () => {
    signing.provider = await startFakeProvider();
    const { issuer } = signing.provider;
    signing.config = { issuer, clientId: 'console', scope: 'openid', signOut: 'standard', parameters: {} };
  });
  afterEach(() => signing.provider.close());
  return signing;
}
