import { isBuiltin } from 'node:module';

import type { Plugin } from 'esbuild';

/**
 * Loads Node's own modules with `process.getBuiltinModule`. An ES module's `import 'node:http'` evaluates every
 * lazy export of the module, undici and WebSocket among them, which takes longer than the rest of a cold start.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: /^(node:)?[a-z0-9_/]+$/ }, ({ path }) =>
      isBuiltin(path) ? { path, namespace: 'builtin', sideEffects: false } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: 'js',
    }));
  },
};
