/** Real Chromium against the console as built: `npm run test:browser`. */
export default {
  rootDir: '../..',
  testEnvironment: '<rootDir>/test/canaries/watched-environment.js',
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/dist'],
  testMatch: ['<rootDir>/test/browser/**/*.browser.ts'],
  globalSetup: '<rootDir>/test/browser/build-once.ts',
  globalTeardown: '<rootDir>/test/browser/remove-build.ts',
  testTimeout: 600_000,
  maxWorkers: 2,
  reporters: [
    'default',
    ['<rootDir>/test/progress.js', { expectation: 'About seven minutes on two idle cores.' }],
    '<rootDir>/test/closing-line.js',
  ],
};
