/** Addresses to listen on but not to call, each with one that leads there. */
const CALLED: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/**
 * Where a server can be called from its own machine, such as `http://127.0.0.1:4600`; no trailing slash.
 *
 * @param host What it was told to listen on.
 */
export function serverUrl(host: string, port: number): string {
  const called = CALLED[host] ?? host;
  return `http://${called.includes(':') ? `[${called}]` : called}:${port}`;
}
