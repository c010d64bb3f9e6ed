/** Whether the browser believes to have a network. */
export function isOnline(): boolean {
  return globalThis.navigator.onLine;
}

/** Calls back whenever that changes, until the function it returns is called. */
export function onNetworkChange(changed: () => void): () => void {
  globalThis.addEventListener('online', changed);
  globalThis.addEventListener('offline', changed);
  return () => {
    globalThis.removeEventListener('online', changed);
    globalThis.removeEventListener('offline', changed);
  };
}
