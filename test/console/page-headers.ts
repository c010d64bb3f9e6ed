/** What the console's function puts on every answer, and openapi.json, which is about the routes, does not speak of. */
const PAGE_HEADERS = new Set(['content-security-policy', 'referrer-policy', 'strict-transport-security']);

/** An answer of the console's function as far as it is like one of the routes'. */
export function withoutPageHeaders<T extends { headers: object }>(answer: T): T {
  const headers = Object.entries(answer.headers).filter(([name]) => !PAGE_HEADERS.has(name.toLowerCase()));
  return { ...answer, headers: Object.fromEntries(headers) };
}
