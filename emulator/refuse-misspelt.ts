import { nearestName } from '../contract/nearest-name.ts';

/** AWS's SDKs have a variable like this for each of their services. */
const SDK_ENDPOINT = 'AWS_ENDPOINT_URL';
const OWN_SDK_ENDPOINT = `${SDK_ENDPOINT}_APPINTEGRATIONS`;

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
  const problems = Object.keys(environment)
    .filter((name) => environment[name]?.trim())
    .flatMap((name) => {
      const meant = nearestName(name, candidates(name, known));
      return meant === undefined || environment[name] === environment[meant]
        ? []
        : `The variable ${name} counts for nothing: ${meant} is probably meant. Rename it, or remove it.`;
    });
  if (problems.length > 0) throw new Error(problems.join(' '));
}

/** Near AWS_ENDPOINT_URL_KMS is the variable of many another service; near PORT is PORT1, which some hosts set. */
function candidates(name: string, known: readonly string[]): string[] {
  if (known.includes(name)) return [];
  return known.filter((each) => {
    if (each.startsWith(SDK_ENDPOINT)) return each === OWN_SDK_ENDPOINT;
    return each !== 'PORT' || /^[a-z]+$/i.test(name);
  });
}
