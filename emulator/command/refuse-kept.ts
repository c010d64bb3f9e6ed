/**
 * Refuses a start by npm in which npm took flags for its own, as it does where no two dashes come before them: they would count for
 * nothing. It tells scripts of them by a variable each, `npm_config_sign_in` for `--sign-in`.
 *
 * @param flags All that count, without dashes.
 * @throws Error whose message names them, and how to write them.
 */
export function refuseKept(
  environment: Readonly<Record<string, string | undefined>>,
  flags: readonly string[],
): void {
  const script = environment['npm_lifecycle_event'];
  const kept = flags
    .filter((flag) => environment[`npm_config_${flag.replaceAll('-', '_')}`] !== undefined)
    .map((flag) => `--${flag}`)
    .join(' ');
  if (script === undefined || kept === '') return;
  throw new Error(
    `npm kept ${kept} for itself, because no two dashes came before. Write npm run ${script} -- ${kept}`,
  );
}
