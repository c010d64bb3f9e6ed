import packageJson from '../package.json' with { type: 'json' };
import { makeBundle, modulesOf, WATCH_ENTRY_POINT } from './bundle.ts';
import { buildConsole } from './console-files.ts';
import { readIntegrity } from './integrity.ts';
import { packagesOf } from './shipped-packages.ts';
import type { ShippedPackage } from './shipped-packages.ts';

/** The file's name in the package: what tools look for. */
export const SBOM = 'sbom.cdx.json';

/** What ships where, as places in the published package. */
export type Shipped = Readonly<Record<string, readonly ShippedPackage[]>>;

/** Builds what ships, and tells of which packages it is. Vite changes the process it runs in. */
export async function findShipped(): Promise<Shipped> {
  const [route, watch, page, { modules }] = [
    await makeBundle(),
    await makeBundle(WATCH_ENTRY_POINT),
    await makeBundle('console/handler.ts'),
    await buildConsole(),
  ];
  return {
    'lambda/index.mjs': packagesOf(modulesOf(route)),
    'lambda/watch.mjs': packagesOf(modulesOf(watch)),
    'console/index.mjs': packagesOf(modulesOf(page)),
    'console/web': packagesOf(modules),
  };
}

/**
 * The software bill of materials, in CycloneDX 1.5: every package of others that ships, and where. The tools that it is made with are
 * not in it. The same sources make the same bytes, so there is neither a time nor a serial number.
 *
 * @param integrityOf - What the lockfile says that a package's archive hashes to.
 */
export function sbomText(shipped: Shipped, integrityOf: typeof readIntegrity = readIntegrity): string {
  const { name, version, description, license } = packageJson;
  const own = { 'bom-ref': purlOf({ name, version }), type: 'library', name, version, description };
  const components = componentsOf(shipped, integrityOf);
  const refs = components.map((component) => component['bom-ref']);
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: { ...own, licenses: [{ license: { id: license } }], purl: own['bom-ref'] },
    },
    components,
    dependencies: [{ ref: own['bom-ref'], dependsOn: refs }, ...refs.map((ref) => ({ ref }))],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

function componentsOf(shipped: Shipped, integrityOf: typeof readIntegrity) {
  const all = Object.entries(shipped).flatMap(([place, packages]) =>
    packages.map((each) => ({ place, each, purl: purlOf(each) })),
  );
  const byPurl = [...Map.groupBy(all, ({ purl }) => purl)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return byPurl.flatMap(([purl, uses]) =>
    uses.slice(0, 1).map(({ each: { name, version, license, author } }) => ({
      'bom-ref': purl,
      type: 'library',
      author,
      name,
      version,
      scope: 'required',
      hashes: [{ alg: 'SHA-512', content: hexOf(integrityOf(name, version)) }],
      licenses: [{ license: { id: license } }],
      purl,
      evidence: { occurrences: uses.map(({ place }) => ({ location: place })) },
    })),
  );
}

/** The name that all registries and scanners share. */
function purlOf({ name, version }: { name: string; version: string }): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function hexOf(integrity: string): string {
  return Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
}

if (import.meta.main) {
  try {
    if (process.argv.length > 2) {
      throw new Error(
        'Usage: npm run sbom\nWrites what ships, and of which packages it is, as CycloneDX to stdout. It takes no arguments.',
      );
    }
    process.stdout.write(sbomText(await findShipped()));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
