import { isAssociationsError } from './errors.ts';
import type { AssociationsError } from './errors.ts';
import type { ClientSettings } from './options.ts';
import { sleep } from './sleep.ts';

type RetrySettings = Pick<ClientSettings, 'maxRetryWaitMs' | 'retries' | 'retryDelayMs'>;

/** Tries until an attempt succeeds, fails for good, or the retries are used up; then throws what failed last. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { retries, retryDelayMs, maxRetryWaitMs }: RetrySettings,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (failures === retries || !mayPass(error)) throw error;
      // Never earlier than asked, and not everybody at the same moment.
      const chance = Math.random() / 2;
      const asked = Number(error.retryAfter) * 1000;
      if (asked > maxRetryWaitMs) throw error;
      await sleep(
        asked >= 0
          ? asked + retryDelayMs * chance
          : Math.min(retryDelayMs * 2 ** failures, maxRetryWaitMs) * (1 - chance),
        signal,
      );
    }
  }
}

/** Whether trying again makes sense. */
function mayPass(error: unknown): error is AssociationsError {
  return isAssociationsError(error) && [429, 503, 504, 'NetworkError'].includes(error.status ?? error.code);
}
