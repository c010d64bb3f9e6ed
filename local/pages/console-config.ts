import { isReserved, reserved } from '../../emulator/faults/reserved.ts';

/** The console's config.json, as docs/console.md describes it. */
export interface ConsoleConfig {
  apiUrl: string;
  integrations: ListedIntegration[];
}

interface ListedIntegration {
  identifier: string;
  description?: string | undefined;
  group?: string;
}

/** What ListDataIntegrations answers, as far as it is needed here. */
interface IntegrationList {
  DataIntegrations: { Name: string; SourceURI?: string }[];
}

const LONGEST_LIST = 50;

/**
 * What the console has to choose from on this machine: the emulator's data integrations as they are now, and the
 * identifiers that misbehave.
 *
 * @param emulatorUrl - Absent when the upstream is another: what that has is not known, identifiers are typed.
 * @throws When the emulator does not answer.
 */
export async function readConsoleConfig(emulatorUrl: string | undefined): Promise<ConsoleConfig> {
  if (emulatorUrl === undefined) return { apiUrl: '', integrations: [] };
  const response = await fetch(`${emulatorUrl}/dataIntegrations?maxResults=${LONGEST_LIST}`);
  const { DataIntegrations } = (await response.json()) as IntegrationList;
  const listed = DataIntegrations.filter(({ Name }) => !isReserved(Name)).map(({ Name, SourceURI }) => ({
    identifier: Name,
    description: SourceURI,
  }));
  const misbehaving = Object.entries(reserved).map(([identifier, { sentence }]) => ({
    identifier,
    description: sentence,
    group: 'Identifiers that misbehave, to see every state',
  }));
  return { apiUrl: '', integrations: [...listed, ...misbehaving] };
}
