import cdk from 'aws-cdk-lib/package.json' with { type: 'json' };

import packageJson from '../package.json' with { type: 'json' };

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
 */
export function packageManifest(): object {
  const { name, version, description, keywords, license, type, devDependencies } = packageJson;
  return {
    name,
    version,
    description,
    keywords,
    license,
    type,
    engines: { node: OLDEST_NODE },
    sideEffects: false,
    exports: {
      ...Object.fromEntries(
        Object.entries(entries).map(([name, file]) => [
          name,
          { types: `./${file}.d.ts`, default: `./${file}.js` },
        ]),
      ),
      './openapi.json': './openapi.json',
      './package.json': './package.json',
    },
    peerDependencies: {
      'aws-cdk-lib': `^${devDependencies['aws-cdk-lib']}`,
      constructs: cdk.peerDependencies.constructs,
    },
    peerDependenciesMeta: { 'aws-cdk-lib': { optional: true }, constructs: { optional: true } },
  };
}
