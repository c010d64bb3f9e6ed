import { isAssociationsError } from './errors.ts';
import type { ClientSettings } from './options.ts';
import { sleep } from './sleep.ts';

type RetrySettings = Pick<ClientSettings, 'maxRetryWaitMs' | 'retries' | 'retryDelayMs'>;

/** Tries until an attempt succeeds, fails for good, or the retries are used up; then throws what failed last. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  settings: RetrySettings,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      const wait = failures < settings.retries ? retryWait(error, failures, settings) : undefined;
      if (wait === undefined) throw error;
      await sleep(wait, signal);
    }
  }
}

/** Milliseconds to wait before trying again, or `undefined` when that would not help or take too long. */
function retryWait(error: unknown, failures: number, settings: RetrySettings): number | undefined {
  if (!isAssociationsError(error)) return undefined;
  const { code, status, retryAfter } = error;
  if (status === undefined ? code !== 'NetworkError' : ![429, 503, 504].includes(status)) return undefined;

  const { retryDelayMs, maxRetryWaitMs } = settings;
  const spread = 1 - Math.random() / 2;
  if (retryAfter === undefined) return Math.min(retryDelayMs * 2 ** failures, maxRetryWaitMs) * spread;
  const asked = retryAfter * 1000;
  // Never earlier than asked, and not everybody at the same moment.
  return asked > maxRetryWaitMs ? undefined : asked + retryDelayMs * (1 - spread);
}
