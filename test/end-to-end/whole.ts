import { defaultSeed } from '../../emulator/state/default-seed.ts';
import type { LocalOptions } from '../../local/start-local.ts';
import { startLocal } from '../local/under-contract.ts';
import type { EmulatedBff } from '../local/under-contract.ts';
import { stopClock } from '../stopped-clock.ts';

stopClock();

/** The whole of it, as `npm start` runs it: gateway, function with these settings, emulator; and as with `--sign-in`, with a port for that. */
export function startWhole(
  environment: Record<string, string> = {},
  options: Pick<LocalOptions, 'signInPort'> = {},
): Promise<EmulatedBff> {
  return startLocal({
    ...options,
    port: 0,
    emulatorPort: 0,
    environment,
    log: () => {},
    onRequest: () => {},
  });
}

/** The route's URL for an identifier as it is meant. */
export function routeUrl({ gateway }: EmulatedBff, identifier: string, query = ''): string {
  return `${gateway.url}/dataIntegrations/${encodeURIComponent(identifier)}/associations${query}`;
}

/** The client ids of the 120 associations of `many`, in order. */
export const manyClientIds: readonly string[] = Array.from(
  { length: 120 },
  (_, index) => `many-${String(index + 1).padStart(3, '0')}`,
);

/** The names of the twenty data integrations, in order: as many as AWS allows in a Region, three pages of seven. */
export const twentyNames: readonly string[] = defaultSeed.map(({ Name }) => Name);
