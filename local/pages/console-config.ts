import { reserved } from '../../emulator/faults/reserved.ts';

/** The console's config.json, as docs/console.md describes it. */
export interface ConsoleConfig {
  apiUrl: string;
  integrations: { identifier: string; description: string; group: string }[];
  listDataIntegrations: boolean;
}

const misbehaving = Object.entries(reserved).map(([identifier, { sentence }]) => ({
  identifier,
  description: sentence,
  group: 'Identifiers that misbehave, to see every state',
}));

/**
 * What the console has to choose from on this machine: what the route lists, whichever upstream that asks.
 *
 * @param isEmulated - whether the emulator is the upstream: it alone knows the identifiers that misbehave.
 */
export function consoleConfig(isEmulated: boolean): ConsoleConfig {
  return { apiUrl: '', integrations: isEmulated ? misbehaving : [], listDataIntegrations: true };
}
