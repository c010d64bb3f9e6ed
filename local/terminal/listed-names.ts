import { listDataIntegrations } from '../../contract/operations/list-data-integrations.ts';

/** A few, and some more: not every name can be shown in a command. */
const ASKED_FOR = 10;

/**
 * The names of some data integrations that the running route lists, for a text that shows commands. It asks once, and takes no longer
 * than the function has for one request (UPSTREAM_TIMEOUT_MS).
 *
 * @returns none where the route does not answer, or not with names
 */
export async function listedNames(gatewayUrl: string): Promise<string[]> {
  const { path, list } = listDataIntegrations;
  try {
    const response = await fetch(`${gatewayUrl}${path}?maxResults=${ASKED_FOR}`);
    const { [list]: entries } = Object(await response.json());
    return Array.from(Object(entries), ({ Name }: { Name?: unknown }) => Name).filter(isName);
  } catch {
    // What is wrong shows in the log line of this request, and in the first thing the user tries.
    return [];
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /\S/.test(value);
}
