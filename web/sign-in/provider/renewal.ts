import { SignInFailure } from './sign-in-failure.ts';
import type { Tokens } from './tokens.ts';

/** The longest time before its end at which a token is renewed: a request may be on its way that long. */
const LONGEST_MARGIN_MS = 30_000;

/** The tokens of a page, renewed when somebody needs one. */
export interface Renewal {
  hold: (tokens: Tokens) => void;
  /** Forgets all of them; what is being asked for counts no more. */
  forget: () => void;
  /** Whose session to end. */
  idToken: () => string | undefined;
  /**
   * A token that lasts; `undefined` where nobody is signed in, or where only the provider's page can give another one.
   *
   * @throws SignInFailure where the provider can't be asked and the token has ended
   */
  token: () => Promise<string | undefined>;
  /** The API took the token at this address. */
  accepted: (token: string, address: string) => void;
  wasAccepted: (token: string, address?: string) => boolean;
  /**
   * Another token than the one that the API refused, if it can be had without the provider's page.
   *
   * @throws SignInFailure where the provider can't be asked
   */
  instead: (refused: string) => Promise<string | undefined>;
}

/**
 * @param refresh - asks the provider for new tokens
 * @param now - the page's clock, in milliseconds
 */
export function createRenewal(refresh: (known: Tokens) => Promise<Tokens>, now: () => number): Renewal {
  let tokens: Tokens | undefined;
  let running: Promise<void> | undefined;
  /** Addresses at which the API took the present token. */
  const takenAt = new Set<string>();

  function hold(fresh: Tokens | undefined): void {
    tokens = fresh;
    takenAt.clear();
  }

  async function exchange(known: Tokens): Promise<void> {
    let fresh: Tokens;
    try {
      fresh = await refresh(known);
    } catch (error) {
      if (error instanceof SignInFailure && error.kind === 'unreachable') throw error;
      // Of no use any more: the access token may still be.
      fresh = { ...known, refresh: undefined };
    }
    // Meanwhile they may have been forgotten.
    if (tokens !== known) return;
    if (fresh.access === known.access) tokens = fresh;
    else hold(fresh);
  }

  /** One at a time, whoever wants it: many refresh tokens are good for one use. */
  function renew(known: Tokens): Promise<void> {
    running ??= exchange(known).finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    hold,
    forget: () => hold(undefined),
    idToken: () => tokens?.id,
    async token() {
      const known = tokens;
      if (known?.refresh !== undefined && msLeft(known, now()) <= margin(known)) {
        await renew(known).catch((error: unknown) => {
          if (msLeft(known, now()) <= 0) throw error;
        });
      }
      if (tokens === undefined) return undefined;
      // One that nobody has tried is tried: what it is worth is the API's to say.
      return msLeft(tokens, now()) > 0 || takenAt.size === 0 ? tokens.access : undefined;
    },
    accepted(token, address) {
      if (tokens?.access === token) takenAt.add(address);
    },
    wasAccepted: (token, address) =>
      tokens?.access === token && (address === undefined ? takenAt.size > 0 : takenAt.has(address)),
    async instead(refused) {
      const mayHelp = running !== undefined || takenAt.size > 0;
      if (tokens?.access === refused && tokens.refresh !== undefined && mayHelp) await renew(tokens);
      return tokens?.access === refused ? undefined : tokens?.access;
    },
  };
}

function msLeft({ lifetimeMs, since }: Tokens, now: number): number {
  return lifetimeMs === undefined ? Number.POSITIVE_INFINITY : since + lifetimeMs - now;
}

/** A quarter of a short life is enough. */
function margin({ lifetimeMs = 0 }: Tokens): number {
  return Math.min(LONGEST_MARGIN_MS, lifetimeMs / 4);
}
