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
    build.onResolve({ filter: /\/models\/models_0$/ }, () => ({ path: standIn('error-classes') }));
    build.onResolve({ filter: /\/endpointResolver$/ }, () => ({ path: standIn('endpoint-resolver') }));
  },
};
