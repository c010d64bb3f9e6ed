/** Lets requests that nobody clicked for go one after the other: AppIntegrations' few requests a second are the whole account's. */
export interface Pace {
  /** Does something when it is its turn, unless the function that this returns is called before. Who waits takes no turn from others. */
  onTurn: (work: () => void, restMs?: number) => () => void;
}

/** Turns that are `everyMs` milliseconds apart, the first at once. Whoever asks by itself shares one of these. */
export function createPace(everyMs: number, now: () => number = Date.now): Pace {
  let next = Number.NEGATIVE_INFINITY;

  /** A clock that was put back must not make anybody wait for what is long past. */
  function msToNext(): number {
    const left = next - now();
    return left > everyMs ? 0 : left;
  }

  return {
    onTurn(work, restMs = 0) {
      let timer = setTimeout(take, Math.max(restMs, msToNext()));
      function take(): void {
        const left = msToNext();
        if (left > 0) {
          timer = setTimeout(take, left);
          return;
        }
        next = now() + everyMs;
        work();
      }
      return () => clearTimeout(timer);
    },
  };
}
