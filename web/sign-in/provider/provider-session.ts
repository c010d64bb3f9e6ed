import type { SignInConfig } from '../../config/sign-in-config.ts';
import { holdState, OPEN } from '../session.ts';
import type { Explanation, Session } from '../session.ts';
import { readCallback } from './callback.ts';
import type { Callback } from './callback.ts';
import { createDeparture } from './departure.ts';
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
import type { Tokens } from './tokens.ts';
import { takeTransaction } from './transaction.ts';
import type { Transaction } from './transaction.ts';

/** The shortest time between coming from the provider and going there again by itself: a token that is good for less is not worth it. */
const SHORTEST_STAY_MS = 60_000;

/**
 * A session with the tokens of an OpenID provider. The page goes there by itself in two cases, and can't go in circles: once as it is
 * opened, where someone was signed in before, and never on the way back from there; and where a token has ended that the API had
 * accepted since the page came from there, at least a minute ago.
 */
export function providerSession(config: SignInConfig, page: Page): Session {
  const provider = new URL(config.issuer).host;
  const discover = discoverOnce(config.issuer);
  const departure = createDeparture(config, page, discover);
  const marker = createMarker(page.folder, page.storage);
  const { become, ...holder } = holdState({ is: 'busy' });
  const renewal = createRenewal(
    async (known) => refreshTokens(await discover(), config, known, page.now),
    page.now,
  );
  /** Whose session to end, also after the tokens are forgotten. */
  let idToken: string | undefined;
  /** When the page came from the provider. */
  let cameAt = 0;
  let leaving: Promise<never> | undefined;

  function close(because?: Explanation): void {
    idToken = renewal.idToken() ?? idToken;
    renewal.forget();
    become({ is: 'closed', ...(because && { because }) });
  }

  /** Until someone signs in, the page stays where it is. */
  function closeForGood(because: Explanation): void {
    marker.write(undefined);
    close(because);
  }

  function fail(error: unknown): void {
    const failure = error instanceof SignInFailure ? error : new SignInFailure('unusable-answer');
    // A provider that is down for a while has not forgotten anybody, nor is a link that somebody made up a reason to.
    const isPassing = failure.kind === 'unreachable' || failure.kind === 'unknown-answer';
    (isPassing ? close : closeForGood)(failureWords(failure, provider));
  }

  /** Someone goes to the provider's page, or the page as it is opened does. */
  function go(isSilent: boolean): void {
    if (marker.read() === 'out') marker.write(undefined);
    become({ is: 'busy' });
    departure.leave(isSilent).catch(fail);
  }

  /** To the provider and back, in the middle of the page. */
  async function renewByLeaving(): Promise<never> {
    if (page.now() - cameAt < SHORTEST_STAY_MS) {
      closeForGood(endedWords);
      throw notSignedIn();
    }
    leaving ??= departure.leave(true);
    return leaving.catch((error: unknown) => {
      leaving = undefined;
      if (!(error instanceof SignInFailure && error.kind === 'unreachable')) fail(error);
      throw signInUnavailable(error);
    });
  }

  async function finish(transaction: Transaction, { parameters }: Callback): Promise<void> {
    const [exchanged] = await Promise.allSettled([exchange(transaction, parameters)]);
    // Meanwhile they may have signed out, in another tab.
    if (marker.read() === 'out') close(signedOutWords);
    else if (exchanged.status === 'fulfilled') {
      cameAt = page.now();
      renewal.hold(exchanged.value);
      marker.write('in');
      become(OPEN);
    }
    // Asked without a word, the provider may want one: that is no failure.
    else if (transaction.isSilent && parameters.has('error')) closeForGood(endedWords);
    else fail(exchanged.reason);
  }

  async function exchange(transaction: Transaction, parameters: URLSearchParams): Promise<Tokens> {
    return exchangeCode(await discover(), config, page.folder, transaction, parameters, page.now);
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
      closeForGood(endedWords);
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
    else void page.leave(address, false);
  }

  page.onStorage((event) => {
    if (marker.saysOut(event)) close(signedOutWords);
  });
  page.onReturn(() => {
    departure.forget();
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
      closeForGood(refusedWords(provider));
    }),
    signOut: () => void signOut(),
    signIn: { by: 'provider', go: () => go(false) },
  };
}

function takeHere(page: Page): Transaction | undefined {
  try {
    return takeTransaction(page.tabStorage(), page.folder);
  } catch {
    return undefined;
  }
}
