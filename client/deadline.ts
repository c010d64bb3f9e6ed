import { AssociationsError } from './errors.ts';

/**
 * Runs work until it settles, the caller aborts or the time is up, whichever comes first. The work's signal is aborted
 * in the last two cases, but nobody waits for it to notice: a hook may not look at it.
 *
 * @throws the reason of the caller's signal, or AssociationsError `TimeoutError`
 */
export function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  timeoutMs: number,
  caller: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      stop(new AssociationsError(`No answer within ${timeoutMs} ms.`, { code: 'TimeoutError' }));
    }, timeoutMs);

    function release(): void {
      clearTimeout(timer);
      caller?.removeEventListener('abort', abort);
    }
    function stop(reason: unknown): void {
      release();
      reject(reason);
      controller.abort(reason);
    }
    function abort(): void {
      stop(caller?.reason);
    }

    caller?.addEventListener('abort', abort, { once: true });
    work(controller.signal).finally(release).then(resolve, reject);
  });
}
