import { isBuiltin } from 'node:module';

import type { Plugin } from 'esbuild';

/**
 * Loads Node's own modules with `process.getBuiltinModule`, and of each only what is imported. An ES module's `import 'node:http'`
 * evaluates every lazy export of the module, undici and WebSocket among them, which takes longer than the rest of a cold
 * start; and for a CommonJS module esbuild would copy every export, which evaluates some as well.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: /^(node:)?[a-z0-9_/]+$/ }, ({ path }) =>
      isBuiltin(path) ? { path, namespace: 'builtin', sideEffects: false } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: asModule(path, Object.keys(process.getBuiltinModule(path) ?? {})),
      loader: 'js',
    }));
  },
};

/** An ES module with these exports. Calls that are marked as pure are left out where nobody imports what they give. */
function asModule(path: string, names: string[]): string {
  return [
    `const builtin = process.getBuiltinModule(${JSON.stringify(path)});`,
    'export default builtin;',
    ...names
      .filter((name) => /^[a-zA-Z]\w*$/.test(name) && name !== 'default')
      .map((name) => `export const ${name} = /* @__PURE__ */ (() => builtin.${name})();`),
  ].join('\n');
}
