import { nearestName } from './nearest-name.ts';

/** AWS's SDKs have a variable like this for each of their services; S3's is no AWS_ENDPOINT_URLS. */
const OF_A_SERVICE = /^AWS_ENDPOINT_URL_\w/i;

/** Names that are given out by AWS, Lambda, Node and the system's loader. */
const RESERVED = /^(AWS_(?!E[^CX]|\w+POINT_U)|LAMBDA_|NODE_|LD_|_)/;

/** So many letters may be lost. */
const MOST_LOST = 2;

/**
 * A sentence for each variable that is nearly one of ours, and so would count for nothing.
 *
 * @param known Every variable that counts.
 * @param meantBy Finds the known name that was meant, if any.
 */
export function misspeltVariables(
  environment: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
  meantBy = nearestName,
): string[] {
  // Among what Lambda sets there is nothing that passes these, so that the start of the function compares no names.
  const shortest = Math.min(...known.map((name) => name.replaceAll('_', '').length)) - MOST_LOST;
  return Object.keys(environment)
    .filter((name) => name.length >= shortest && !RESERVED.test(name) && environment[name]?.trim())
    .flatMap((name) => {
      const meant = meantBy(
        name,
        known.filter((each) => OF_A_SERVICE.test(each) || !OF_A_SERVICE.test(name)),
      );
      return meant === undefined || environment[name] === environment[meant]
        ? []
        : `The variable ${name} counts for nothing: ${meant} is probably meant. Rename it, or remove it.`;
    });
}
