import { readFileSync } from 'node:fs';

/**
 * What the lockfile says that a package's archive hashes to, by SHA-512.
 *
 * @throws Error where the installed version is not the lockfile's.
 */
export function readIntegrity(name: string, version: string): string {
  const file = new URL('../package-lock.json', import.meta.url);
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> };
  const found = Object.entries(packages).find(
    ([path, locked]) => `/${path}`.endsWith(`/node_modules/${name}`) && locked.version === version,
  );
  const integrity = found?.[1].integrity;
  if (!integrity?.startsWith('sha512-')) {
    throw new Error(`${name} ${version} is not in package-lock.json with a SHA-512 hash. Run npm ci.`);
  }
  return integrity;
}

interface Locked {
  version?: string;
  integrity?: string;
}
