import type { ListedIntegration } from '../config/config.ts';

/** The integrations whose name, identifier or description holds every word typed, in any order and case. */
export function matching(integrations: readonly ListedIntegration[], typed: string): ListedIntegration[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return integrations.filter(({ identifier, name = '', description = '' }) => {
    const text = `${name} ${identifier} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
