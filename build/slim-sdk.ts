import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'esbuild';

const standIn = (name: string): string => fileURLToPath(new URL(`without/${name}.ts`, import.meta.url));

/** Parts of the AWS SDK that a function which configures its clients completely never uses. */
const unused = new Set([
  '@aws-sdk/credential-provider-node',
  '@aws-sdk/util-endpoints',
  '@aws-sdk/util-user-agent-node',
  '@smithy/hash-node',
  '@smithy/middleware-retry',
  '@smithy/node-config-provider',
  '@smithy/node-http-handler',
  '@smithy/shared-ini-file-loader',
  '@smithy/util-defaults-mode-node',
]);

/** Steps that are taken out of the order of calls. */
const idle = new Set([
  '@aws-sdk/middleware-logger',
  '@aws-sdk/middleware-recursion-detection',
  '@smithy/middleware-content-length',
]);

/** Replaces those parts by stand-ins, which say why each is not needed. Halves the bundle (docs/decisions/0010-a-slim-sdk.md). */
export const slimSdk: Plugin = {
  name: 'slim-sdk',
  setup(build) {
    build.onResolve({ filter: /^@(aws-sdk|smithy)\// }, ({ path }) => {
      if (idle.has(path)) return { path: standIn('idle-middleware') };
      return unused.has(path) ? { path: standIn(path.replace(/^.*\//, '')) } : undefined;
    });
    build.onResolve({ filter: /^\.\.\/package\.json$/ }, () => ({ path: standIn('package-json') }));
    build.onResolve({ filter: /\/date-utils$/ }, () => ({ path: standIn('date-utils') }));
    build.onResolve({ filter: /\/endpointResolver$/ }, () => ({ path: standIn('endpoint-resolver') }));
    // Answers are read by lambda/upstream/upstream.ts, errors included: what is left of the protocol writes requests.
    build.onLoad({ filter: /\/Aws_restJson1\.js$/ }, async ({ path }) => {
      const protocol = await readFile(path, 'utf8');
      const writers = protocol.replaceAll(/^(export const de_\w+) = .*?^};/gms, '$1 = undefined;');
      return { contents: writers.replace(/^const throwDefaultError = .*$/m, '') };
    });
  },
};
