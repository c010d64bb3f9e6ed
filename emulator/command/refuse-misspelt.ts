import { misspeltVariables } from '../../contract/misspelt-variables.ts';
import { nearestName } from '../../contract/nearest-name.ts';

/**
 * Refuses an environment with a variable that is nearly one of ours, or is one with another unit or none, such as
 * `PAGE_CACHE`: it would count for nothing.
 *
 * @param known Every variable that counts.
 * @throws Error whose message names each such variable and the one that was probably meant.
 */
export function refuseMisspelt(
  environment: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): void {
  const problems = misspeltVariables(environment, known, meantBy);
  if (problems.length > 0) throw new Error(problems.join(' '));
}

function meantBy(name: string, known: readonly string[]): string | undefined {
  // It is a flag, though EMULATOR_PORT is near.
  if (/^emulator_?host$/i.test(name)) return '--host';
  // Near PORT is PORT1, which some hosts set.
  const near = known.filter((each) => each !== 'PORT' || /^[a-z]+$/i.test(name));
  return nearestName(name, near) ?? sameButForUnit(name, known);
}

/** What comes before the unit, `PAGE_CACHE` of `PAGE_CACHE_SECONDS`, tells what was meant, whatever comes after it. */
function sameButForUnit(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name)) return undefined;
  const [words] = /^[a-z]+_[a-z]+(?=_|$)/i.exec(name.replaceAll('-', '_')) ?? [];
  return known.find((each) => words !== undefined && each.replace(/_[A-Z]+$/, '') === words.toUpperCase());
}
