import { subscribe } from 'node:diagnostics_channel';
import { createRequire } from 'node:module';
import vm from 'node:vm';

import WatchedEnvironment from './canaries/watched-environment.js';

// A server that closes a connection because nobody used it for five seconds may do so just as it is used again, where
// every second is as long as on a busy machine. Here clients close theirs.
subscribe('http.server.request.start', ({ server }) => {
  server.keepAliveTimeout = 0;
});

// For what tests start. Jest's own processes would write theirs as they end, and have half a second for that.
process.env.NODE_COMPILE_CACHE = process.env.COMPILE_CACHE_OF_RUN;

/**
 * Jest evaluates itself and the packages anew for each test file, and with `compileFunction` compiles them each time as
 * well. A script is compiled once, and runs in as many sandboxes as there are; only `import()` needs to know in which.
 */
const scripts = new Map();
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) => {
  const { filename, parsingContext } = options;
  if (!filename.includes('/node_modules/')) return compileFunction(code, parameters, options);
  if (!scripts.has(filename)) {
    const source = `(function (${parameters?.join()}) {${code}\n})`;
    scripts.set(filename, code.includes('import(') ? undefined : new vm.Script(source, { filename }));
  }
  return scripts.get(filename)?.runInContext(parsingContext) ?? compileFunction(code, parameters, options);
};

/**
 * Jest's environment for Node, with Node's own `require` for test/native-require.js. The AWS CDK takes seconds to
 * evaluate, and in its sandbox jest would do that for each test file anew.
 */
export default class NativeEnvironment extends WatchedEnvironment {
  constructor(...options) {
    super(...options);
    this.global.nativeRequire = createRequire(import.meta.url);
  }
}
