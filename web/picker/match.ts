import type { ListedIntegration } from '../config/config.ts';
import { finder } from '../words/search.ts';

/** The integrations whose name, identifier or description holds every word typed, in any order and case. */
export function matching(integrations: readonly ListedIntegration[], typed: string): ListedIntegration[] {
  const isFound = finder(typed);
  return integrations.filter(({ identifier, name = '', description = '' }) =>
    isFound(`${name} ${identifier} ${description}`),
  );
}
