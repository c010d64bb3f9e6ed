import base from '../../../jest.config.js';

const [{ displayName: _, ...source }] = base.projects;

/** For test/mutants/judge.ts, in a copy of the tree. Which tests judge: those of the folders, and quick ones of what is made of `contract/`. */
export default {
  ...source,
  rootDir: '../../..',
  testMatch: [
    '<rootDir>/test/{client,console,contract,lambda}/**/*.test.ts',
    '<rootDir>/test/build/openapi.test.ts',
    '<rootDir>/test/readme.test.ts',
  ],
  // They play a day of visitors and start many processes: too long to be asked about each mutant.
  testPathIgnorePatterns: ['/test/lambda/economy/', '/many-processes\\.test\\.ts$'],
  testEnvironment: '<rootDir>/test/mutants/jest/environment.js',
  setupFiles: ['<rootDir>/test/mutants/jest/same-seed.js'],
  runner: '<rootDir>/test/mutants/jest/runner.js',
  testTimeout: base.testTimeout,
  reporters: [],
  watchman: false,
};
