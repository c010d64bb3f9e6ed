import { reserved } from '../../emulator/faults/reserved.ts';
import { defaultSeed } from '../../emulator/state/default-seed.ts';

/** The console's config.json, as docs/console.md describes it. */
export interface ConsoleConfig {
  apiUrl: string;
  integrations: { identifier: string; description: string; group: string; inOverview: boolean }[];
  listDataIntegrations: boolean;
  /** Absent: nobody has to sign in. */
  signIn?: ProviderConfig;
}

/** Where the page signs in. */
export interface ProviderConfig {
  issuer: string;
  clientId: string;
  scope: string;
}

const listed = new Set(defaultSeed.map(({ Name }) => Name));

/** Those that are no data integrations: the overview has nothing to ask them. */
const misbehaving = Object.entries(reserved)
  .filter(([identifier]) => !listed.has(identifier))
  .map(([identifier, { sentence }]) => ({
    identifier,
    description: sentence,
    group: 'Identifiers that misbehave, to see every state',
    inOverview: false,
  }));

/**
 * What the console has to choose from on this machine: what the route lists, whichever upstream that asks.
 *
 * @param isEmulated - whether the emulator is the upstream: it alone knows the identifiers that misbehave.
 */
export function consoleConfig(isEmulated: boolean, signIn?: ProviderConfig): ConsoleConfig {
  return {
    apiUrl: '',
    integrations: isEmulated ? misbehaving : [],
    listDataIntegrations: true,
    ...(signIn && { signIn }),
  };
}
