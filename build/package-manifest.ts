import { readFileSync } from 'node:fs';

import packageJson from '../package.json' with { type: 'json' };
import type { Addresses } from './repository.ts';

/** What the package exports, and the compiled module behind each name. */
const entries = {
  '.': 'lib/index',
  './client': 'client/index',
  './emulator': 'emulator/index',
};

/** The oldest Node with all that the emulator and the constructs use. */
const OLDEST_NODE = '>=22.12';

/**
 * The package.json that users get. The repository's own is private: it brings tools, and a Node of its own, which
 * nobody who installs the package wants. So this one has no dependencies; whoever uses the constructs has CDK.
 *
 * @param addresses - Where the project lives. Without, the package can be tried, and not be published.
 */
export function packageManifest(addresses: Addresses | undefined): object {
  const { name, version, description, keywords, license, type, devDependencies } = packageJson;
  return {
    name,
    version,
    description,
    keywords,
    license,
    ...(addresses ?? unpublishable),
    type,
    engines: { node: OLDEST_NODE },
    sideEffects: false,
    // Without ./: npm 11 drops the command otherwise.
    bin: { [name]: 'bin/appintegrations-bff.js' },
    exports: {
      ...Object.fromEntries(
        Object.entries(entries).map(([name, file]) => [
          name,
          { types: `./${file}.d.ts`, default: `./${file}.js` },
        ]),
      ),
      './openapi.json': './openapi.json',
      './emulator-seed.schema.json': './emulator-seed.schema.json',
      './package.json': './package.json',
    },
    peerDependencies: {
      'aws-cdk-lib': `^${devDependencies['aws-cdk-lib']}`,
      constructs: constructsRange(),
    },
    peerDependenciesMeta: { 'aws-cdk-lib': { optional: true }, constructs: { optional: true } },
  };
}

/** What is said where somebody publishes what has no address. */
export const NO_ADDRESS =
  'This package cannot be published: the checkout that it was built in has no remote named origin at a public address, ' +
  'which the package would tell its users. Add it (git remote add origin URL) and run npm run build again.';

/** npm runs the script before it publishes the folder, and refuses an archive of it for being private. */
const unpublishable = {
  private: true,
  scripts: { prepublishOnly: `node -e "console.error('${NO_ADDRESS}'); process.exit(1)"` },
};

/** CDK says itself which constructs it works with. */
function constructsRange(): string {
  const file = new URL('../node_modules/aws-cdk-lib/package.json', import.meta.url);
  const cdk = JSON.parse(readFileSync(file, 'utf8')) as { peerDependencies: { constructs: string } };
  return cdk.peerDependencies.constructs;
}
