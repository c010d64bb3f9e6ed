import { AssociationsError } from './errors.ts';
import { sleep } from './sleep.ts';

/**
 * Runs work until it settles, the caller aborts or the time is up, whichever comes first. Then the work's signal is aborted, but
 * nobody waits for it to notice: a hook may not look at it.
 *
 * @throws the reason of the caller's signal, or AssociationsError `TimeoutError`
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  timeoutMs: number,
  caller: AbortSignal | undefined,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = (): void => controller.abort(caller?.reason);
  caller?.addEventListener('abort', abort);
  try {
    return await Promise.race([
      work(signal),
      sleep(timeoutMs, signal).then(() => {
        throw new AssociationsError(`No answer within ${timeoutMs} ms.`, { code: 'TimeoutError' });
      }),
    ]);
  } finally {
    caller?.removeEventListener('abort', abort);
    controller.abort();
  }
}
