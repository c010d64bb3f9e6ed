import { misspeltVariables } from '../../contract/misspelt-variables.ts';

/**
 * Refuses an environment with a variable that is nearly one of ours: it would count for nothing.
 *
 * @param known Every variable that counts.
 * @throws Error whose message names each such variable and the one that was probably meant.
 */
export function refuseMisspelt(
  environment: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): void {
  const problems = misspeltVariables(environment, known);
  if (problems.length > 0) throw new Error(problems.join(' '));
}
