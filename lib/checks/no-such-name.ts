const STAGE_CACHE =
  "because API Gateway's cache kept errors, and handed pages on with an old age: leave it out. stalePages takes its place, and is on by default.";

/** Props and settings of before, and what to do without each. Who still gives one must not think that it counts. */
export const retired: Readonly<Record<string, string>> = {
  stageCacheTtl: STAGE_CACHE,
  stageCacheSize: STAGE_CACHE,
};

/**
 * @param what such as `prop`
 * @param meant what the name was probably meant to be, if that can be told: one that is known, or retired
 * @returns the sentence for a name that is not known
 */
export function noSuchName(
  what: 'prop' | 'setting',
  name: string,
  meant: string | undefined,
  known: readonly string[],
): string {
  const problem = `${name} is not a ${what}.`;
  if (meant === undefined) return `${problem} The ${what}s are ${known.toSorted().join(', ')}.`;
  const instead = known.includes(meant) ? undefined : retired[meant];
  return instead === undefined
    ? `${problem} Did you mean ${meant}?`
    : `${problem} ${meant} is gone, ${instead}`;
}
