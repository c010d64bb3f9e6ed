import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import packageJson from '../package.json' with { type: 'json' };
import { breakingChanges } from './breaking-changes.ts';
import type { OpenApi } from './breaking-changes.ts';
import { checkChangelog, dateChangelog, hasBreaking } from './changelog.ts';
import { openApiDocument, openApiText } from './openapi.ts';

/** What the last release promised: what changes are held against. */
export const RELEASED = 'docs/released/openapi.json';

const CHANGELOG = 'CHANGELOG.md';

const fileOf = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const read = (name: string): string => readFileSync(fileOf(name), 'utf8');

/** What the released document says, or nothing before the first release. */
export function readReleased(): OpenApi | undefined {
  try {
    return JSON.parse(read(RELEASED)) as OpenApi;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What those notice who rely on the last release. */
export function changesSinceRelease(): string[] {
  const released = readReleased();
  return released ? breakingChanges(released, openApiDocument() as OpenApi) : [];
}

/** Whether a version may take something from those who use another: in 0.x, each minor one may. */
export function mayBreak(from: string, to: string): boolean {
  const [[oldMajor, oldMinor], [major, minor]] = [from.split('.'), to.split('.')];
  return major !== oldMajor || (major === '0' && minor !== oldMinor);
}

/** `npm version` has written the version into package.json, and will commit what is staged, and tag it. */
function prepare(version: string): void {
  const changelog = read(CHANGELOG);
  const from = readReleased()?.info.version;
  const breaks = hasBreaking(changelog) || changesSinceRelease().length > 0;
  if (from !== undefined && breaks && !mayBreak(from, version)) {
    throw new Error(
      `${version} takes something from those who use ${from}: name a version that may (SemVer).`,
    );
  }
  const dated = dateChangelog(changelog, version, new Date().toISOString().slice(0, 10));
  const written = { [CHANGELOG]: dated, 'openapi.json': openApiText(), [RELEASED]: openApiText() };
  for (const [name, text] of Object.entries(written)) writeFileSync(fileOf(name), text);
  execFileSync('git', ['add', '--', ...Object.keys(written)], { cwd: fileOf('') });
}

/** Refuses a tag that was not made by the above, before anything is published. */
function check(tag: string, version: string): void {
  if (tag !== `v${version}`)
    throw new Error(`The tag is ${tag}, and package.json says ${version}: npm version makes both.`);
  checkChangelog(read(CHANGELOG), version);
  if (read(RELEASED) !== openApiText()) {
    throw new Error(`${RELEASED} is not what this version promises: npm version writes it.`);
  }
}

if (import.meta.main) {
  const [flag, tag = ''] = process.argv.slice(2);
  try {
    if (flag === '--check') check(tag, packageJson.version);
    else prepare(packageJson.version);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
