/** For test/canaries/watch.test.ts: tests that leak. */
export default {
  rootDir: '.',
  testEnvironment: '../watched-environment.js',
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/*.leak.ts'],
  reporters: [['default', { summaryThreshold: 1 }]],
};
