/** Lets requests that nobody clicked for go one after the other: AppIntegrations' few requests a second are the whole account's. */
export interface Pace {
  /** Takes the next turn, and says in how many milliseconds it is. */
  takeTurn: () => number;
}

/** Turns that are `everyMs` milliseconds apart, the first at once. Whoever asks by itself shares one of these. */
export function createPace(everyMs: number, now: () => number = Date.now): Pace {
  let next = Number.NEGATIVE_INFINITY;
  return {
    takeTurn() {
      const instant = now();
      // A clock that was put back must not make anybody wait for what is long past.
      if (next > instant + 2 * everyMs) next = instant;
      const turn = Math.max(instant, next);
      next = turn + everyMs;
      return turn - instant;
    },
  };
}
