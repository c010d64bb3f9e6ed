import { createRequire } from 'node:module';

import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest's environment for Node, with Node's own `require` for test/native-require.js. The AWS CDK takes seconds to
 * evaluate, and in its sandbox jest would do that for each test file anew.
 */
export default class NativeEnvironment extends TestEnvironment {
  constructor(...options) {
    super(...options);
    this.global.nativeRequire = createRequire(import.meta.url);
  }
}
