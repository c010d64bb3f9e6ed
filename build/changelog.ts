/** The section of what no version has yet. */
const UNRELEASED = /^## Unreleased\n(.*?)(?=^## |(?![^]))/ms;

/** Whether what no version has yet takes something from users, as it must say. */
export function hasBreaking(changelog: string): boolean {
  return /^### Breaking$/m.test(UNRELEASED.exec(changelog)?.[1] ?? '');
}

/**
 * Gives what no version has yet a version and a date. A version that is there already and has no tag yet gets the new date.
 *
 * @throws Error whose message is for the user.
 */
export function dateChangelog(changelog: string, version: string, date: string): string {
  const [, entries] = UNRELEASED.exec(changelog) ?? [];
  if (entries === undefined) throw new Error('CHANGELOG.md has no section "## Unreleased".');
  const isThere = changelog.match(headingOf(version)) !== null;
  if (isThere && entries.trim() !== '') {
    throw new Error(
      `CHANGELOG.md has ${version} already, and entries above it: move them there, or name the next version.`,
    );
  }
  if (isThere) return changelog.replace(headingOf(version), `## ${version} - ${date}`);
  if (entries.trim() === '')
    throw new Error('CHANGELOG.md says nothing under "## Unreleased": there is nothing to release.');
  return changelog.replace(/^## Unreleased$/m, `## Unreleased\n\n## ${version} - ${date}`);
}

/** @throws Error whose message is for the user, where the version has no dated section. */
export function checkChangelog(changelog: string, version: string): void {
  if (!headingOf(version).test(changelog)) {
    throw new Error(`CHANGELOG.md has no section for ${version} with a date: npm version writes it.`);
  }
}

function headingOf(version: string): RegExp {
  return new RegExp(String.raw`^## ${version.replaceAll('.', String.raw`\.`)} - \d{4}-\d{2}-\d{2}$`, 'm');
}
