import { startLocal, type LocalBff } from '../../local/start-local.ts';

/** Milliseconds the function has for everything it asks AppIntegrations, in these tests. */
export const TIME_BUDGET_MS = 800;

/** The whole of it, as `npm start` runs it: gateway, function, emulator. */
export function startWhole(): Promise<LocalBff> {
  return startLocal({
    port: 0,
    emulatorPort: 0,
    environment: { UPSTREAM_TIMEOUT_MS: String(TIME_BUDGET_MS) },
    log: () => {},
    onRequest: () => {},
  });
}

/** The route's URL for an identifier as it is meant. */
export function routeUrl({ gateway }: LocalBff, identifier: string, query = ''): string {
  return `${gateway.url}/dataIntegrations/${encodeURIComponent(identifier)}/associations${query}`;
}

/** The client ids of the 120 associations of `many`, in order. */
export const manyClientIds: readonly string[] = Array.from(
  { length: 120 },
  (_, index) => `many-${String(index + 1).padStart(3, '0')}`,
);
