/** Packages too large to evaluate for each test file. */
const evaluatedOnce = 'ajv|aws-cdk-lib|cdk-nag|constructs|fast-check';

/** Node strips the types by itself, so there is no transformer; modules are real ES modules. */
const shared = {
  testEnvironment: '<rootDir>/test/native-environment.js',
  transform: { [`/node_modules/(${evaluatedOnce})/`]: '<rootDir>/test/native-require.js' },
  transformIgnorePatterns: [`/node_modules/(?!(${evaluatedOnce})/)`],
  // Only CommonJS can come from outside.
  moduleNameMapper: { '^fast-check$': '<rootDir>/node_modules/fast-check/lib/cjs/fast-check.js' },
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/dist'],
};

export default {
  coverageProvider: 'v8',
  globalSetup: '<rootDir>/test/compile-cache-setup.ts',
  globalTeardown: '<rootDir>/test/compile-cache-teardown.ts',
  maxWorkers: '100%',
  // Each test file leaves something behind, and a process of a gigabyte spends its time collecting garbage.
  workerIdleMemoryLimit: '400MB',
  // For what hangs. A busy machine is no failure, so no test sets a limit of its own.
  testTimeout: 600_000,
  reporters: [
    'default',
    ['<rootDir>/test/progress.js', { expectation: 'About two and a half minutes on two idle cores.' }],
    '<rootDir>/test/closing-line.js',
  ],
  projects: [
    { ...shared, displayName: 'source', testMatch: ['<rootDir>/test/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'bundle',
      globals: { functionUnderTest: 'bundle' },
      globalSetup: '<rootDir>/test/lambda/bundle-setup.ts',
      globalTeardown: '<rootDir>/test/lambda/bundle-teardown.ts',
      // The tests of the whole function once more, on the code that is deployed.
      testMatch: [
        '<rootDir>/test/lambda/{any-event,route/cors,create-handler,key-failures,one-look,refused-requests,shared-pages,shared-table-failures,signatures,stale-pages,upstream-budget,upstream-failures,upstream-messages}.test.ts',
        '<rootDir>/test/fuzz/targets/{events,upstream-answers}.test.ts',
      ],
    },
  ],
};
