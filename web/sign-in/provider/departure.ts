import { generateRandomCodeVerifier, generateRandomNonce, generateRandomState } from 'oauth4webapi';
import type { AuthorizationServer } from 'oauth4webapi';

import type { SignInConfig } from '../../config/sign-in-config.ts';
import { authorizationAddress } from './authorization-address.ts';
import type { Page } from './page.ts';
import { SignInFailure } from './sign-in-failure.ts';
import { keepTransaction } from './transaction.ts';

/** The way to the provider's page. */
export interface Departure {
  /**
   * Leaves for it; what waits for that waits until the page is gone.
   *
   * @param isSilent - without a word to anybody
   * @throws SignInFailure where the page is still here
   */
  leave: (isSilent: boolean) => Promise<never>;
  /** Someone came back: what was under way is over, and nobody hears of it any more. */
  forget: () => void;
}

export function createDeparture(
  config: SignInConfig,
  page: Page,
  discover: () => Promise<AuthorizationServer>,
): Departure {
  let latest: object | undefined;

  async function go(isSilent: boolean): Promise<void> {
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
      keepTransaction(page.tabStorage(), page.folder, transaction);
    } catch (cause) {
      throw new SignInFailure('no-storage', undefined, cause);
    }
    await page.leave(await authorizationAddress(endpoint, config, page.folder, transaction), isSilent);
  }

  return {
    async leave(isSilent) {
      const mine = {};
      latest = mine;
      try {
        await go(isSilent);
      } catch (error) {
        if (latest === mine) throw error;
      }
      if (latest === mine) throw new SignInFailure('unreachable', 'The browser did not get there.');
      return new Promise(() => undefined);
    },
    forget: () => (latest = undefined),
  };
}
