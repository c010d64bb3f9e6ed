import { generateRandomCodeVerifier, generateRandomNonce, generateRandomState } from 'oauth4webapi';

import type { SignInConfig } from '../../config/sign-in-config.ts';
import { holdState, OPEN } from '../session.ts';
import type { Explanation, Session } from '../session.ts';
import { authorizationAddress } from './authorization-address.ts';
import { readCallback } from './callback.ts';
import type { Callback } from './callback.ts';
import { discoverOnce } from './discovery.ts';
import {
  endedWords,
  failureWords,
  refusedWords,
  signedOutHereWords,
  signedOutWords,
} from './failure-words.ts';
import { createMarker } from './marker.ts';
import type { Page } from './page.ts';
import { createRenewal } from './renewal.ts';
import { authorizedFetch, notSignedIn, signInUnavailable } from './requests.ts';
import { SignInFailure } from './sign-in-failure.ts';
import { signOutAddress } from './sign-out-address.ts';
import { exchangeCode, refreshTokens } from './tokens.ts';
import { keepTransaction, takeTransaction } from './transaction.ts';
import type { Transaction } from './transaction.ts';

/**
 * A session with the tokens of an OpenID provider. The page goes there by itself in two cases, and can't go in circles: once as it is
 * opened, where someone was signed in before, and never on the way back from there; and where a token has ended that the API had
 * accepted since the page came from there.
 */
export function providerSession(config: SignInConfig, page: Page): Session {
  const provider = new URL(config.issuer).host;
  const discover = discoverOnce(config.issuer);
  const marker = createMarker(page.folder, page.storage);
  const { become, ...holder } = holdState({ is: 'busy' });
  const renewal = createRenewal(
    async (known) => refreshTokens(await discover(), config, known, page.now),
    page.now,
  );
  /** Whose session to end, also after the tokens are forgotten. */
  let idToken: string | undefined;
  let leaving: Promise<void> | undefined;

  function close(because?: Explanation): void {
    renewal.forget();
    become({ is: 'closed', ...(because && { because }) });
  }

  function fail(error: unknown): void {
    const failure = error instanceof SignInFailure ? error : new SignInFailure('unusable-answer');
    // A provider that is down for a while has not forgotten anybody.
    if (failure.kind !== 'unreachable') marker.write(undefined);
    close(failureWords(failure, provider));
  }

  async function leave(isSilent: boolean): Promise<void> {
    if (!page.isSecure) throw new SignInFailure('insecure-page');
    const { authorization_endpoint: endpoint = '' } = await discover();
    const transaction = {
      state: generateRandomState(),
      nonce: generateRandomNonce(),
      verifier: generateRandomCodeVerifier(),
      returnTo: page.address(),
      isSilent,
    };
    try {
      keepTransaction(page.tabStorage(), transaction);
    } catch (cause) {
      throw new SignInFailure('no-storage', undefined, cause);
    }
    page.leave(await authorizationAddress(endpoint, config, page.folder, transaction), isSilent);
  }

  /** Someone goes to the provider's page, or the page as it is opened does. */
  function go(isSilent: boolean): void {
    become({ is: 'busy' });
    leave(isSilent).catch(fail);
  }

  /** To the provider and back, in the middle of the page: whatever waits for it waits until the page is gone. */
  async function renewByLeaving(): Promise<never> {
    leaving ??= leave(true);
    try {
      await leaving;
    } catch (error) {
      leaving = undefined;
      if (!(error instanceof SignInFailure && error.kind === 'unreachable')) fail(error);
      throw signInUnavailable(error);
    }
    return new Promise(() => undefined);
  }

  async function finish(transaction: Transaction, { parameters }: Callback): Promise<void> {
    try {
      const server = await discover();
      const tokens = await exchangeCode(server, config, page.folder, transaction, parameters, page.now);
      idToken = tokens.id;
      renewal.hold(tokens);
      marker.write('in');
      become(OPEN);
    } catch (error) {
      fail(error);
      // Asked without a word, the provider may want one: that is no failure.
      if (transaction.isSilent && parameters.has('error')) close(endedWords);
    }
  }

  function start(): void {
    const callback = readCallback(page.address());
    const transaction = takeHere(page);
    if (callback !== undefined && callback.state === transaction?.state) {
      page.setAddress(transaction.returnTo);
      void finish(transaction, callback);
    } else if (callback !== undefined) {
      page.setAddress(callback.rest);
      fail(new SignInFailure('unknown-answer'));
    } else if (transaction?.isSilent) {
      // It did not lead back here: it is not tried again.
      marker.write(undefined);
      close(endedWords);
    } else if (marker.read() === 'in') go(true);
    else close(marker.read() === 'out' ? signedOutWords : undefined);
  }

  async function signOut(): Promise<void> {
    marker.write('out');
    close(signedOutWords);
    const server = await discover().catch(() => undefined);
    const address = server && signOutAddress(server, config, page.folder, idToken);
    idToken = undefined;
    if (address === undefined) close(signedOutHereWords(provider));
    else page.leave(address, false);
  }

  page.onStorage((event) => {
    if (marker.saysOut(event)) close(signedOutWords);
  });
  page.onReturn(() => {
    leaving = undefined;
    if (marker.read() === 'out') close(signedOutWords);
    else if (holder.state().is === 'busy') close();
  });
  start();

  return {
    ...holder,
    async authorize(request) {
      const token = await renewal.token().catch((error: unknown) => {
        throw signInUnavailable(error);
      });
      if (token === undefined && holder.state().is !== 'open') throw notSignedIn();
      request.headers.set('Authorization', `Bearer ${token ?? (await renewByLeaving())}`);
    },
    send: authorizedFetch(renewal, async (refused, address) => {
      if (renewal.wasAccepted(refused, address)) await renewByLeaving();
      if (holder.state().is !== 'open') return;
      marker.write(undefined);
      close(refusedWords(provider));
    }),
    signOut: () => void signOut(),
    signIn: { by: 'provider', go: () => go(false) },
  };
}

function takeHere(page: Page): Transaction | undefined {
  try {
    return takeTransaction(page.tabStorage());
  } catch {
    return undefined;
  }
}
