/**
 * A text of `config.json`; `undefined` where it is absent or `null`.
 *
 * @param within - what the member belongs to, such as `signIn.`
 * @throws TypeError that names the member and what it is
 */
export function readText(
  record: Readonly<Record<string, unknown>>,
  member: string,
  within = '',
): string | undefined {
  const value = record[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw wrong(within + member, 'text', value);
}

/**
 * Refuses what is none of the members: a misspelt one would be as if it were not there.
 *
 * @param where - `config.json`, or `"signIn" in config.json`
 * @throws TypeError that names the member, and those that there are
 */
export function refuseUnknown(
  record: Readonly<Record<string, unknown>>,
  members: readonly string[],
  where: string,
): void {
  const unknown = Object.keys(record).find((member) => !members.includes(member));
  if (unknown === undefined) return;
  const known = members.map((member) => JSON.stringify(member)).join(', ');
  throw new TypeError(`${where} must not hold ${JSON.stringify(unknown)}, only ${known}.`);
}

/** The sentence about a member that is wrong. */
export function wrong(member: string, allowed: string, value: unknown): TypeError {
  const sentence = `"${member}" in config.json must be ${allowed}, but is ${JSON.stringify(value)}.`;
  // A password in an address is not repeated.
  return new TypeError(sentence.replaceAll(/\/\/[^/"]*@/g, '//***@'));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
