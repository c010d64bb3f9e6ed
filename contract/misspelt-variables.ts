import { nearestName } from './nearest-name.ts';

/** AWS's SDKs have a variable like this for each of their services. */
const SDK_ENDPOINT = 'AWS_ENDPOINT_URL';
const OWN_SDK_ENDPOINT = `${SDK_ENDPOINT}_APPINTEGRATIONS`;

/** Names that are given out by AWS, Lambda, Node and the system's loader. */
const RESERVED = /^(AWS_(?!EN)|LAMBDA_|NODE_|LD_|_)/;

/** So many letters may be lost. */
const MOST_LOST = 2;

/**
 * A sentence for each variable that is nearly one of ours, and so would count for nothing.
 *
 * @param known Every variable that counts.
 */
export function misspeltVariables(
  environment: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): string[] {
  // Among what Lambda sets there is nothing that passes these, so that the start of the function compares no names.
  const shortest = Math.min(...known.map((name) => name.replaceAll('_', '').length)) - MOST_LOST;
  return Object.keys(environment)
    .filter((name) => name.length >= shortest && !RESERVED.test(name) && environment[name]?.trim())
    .flatMap((name) => {
      const meant = nearestName(name, candidates(name, known));
      return meant === undefined || environment[name] === environment[meant]
        ? []
        : `The variable ${name} counts for nothing: ${meant} is probably meant. Rename it, or remove it.`;
    });
}

/** Near AWS_ENDPOINT_URL_KMS is the variable of many another service; near PORT is PORT1, which some hosts set. */
function candidates(name: string, known: readonly string[]): string[] {
  if (known.includes(name)) return [];
  return known.filter((each) => {
    if (each.startsWith(SDK_ENDPOINT)) return each === OWN_SDK_ENDPOINT;
    return each !== 'PORT' || /^[a-z]+$/i.test(name);
  });
}
