import type { OxlintConfig } from 'oxlint';

import { layerRules } from './layers.ts';

/** What lint holds the code to. Which folder and which room may import what is in layers.ts. */
export default {
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise', 'node'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: ['cdk.out', 'dist', 'coverage'],
  rules: {
    eqeqeq: 'error',
    'no-console': 'error',
    'no-param-reassign': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    // Arrows of types are arrows.
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'off',
    'typescript/consistent-return': 'off',
    'import/no-named-as-default': 'off',
    'import/no-named-as-default-member': 'off',
    'typescript/consistent-type-imports': 'error',
    'import/consistent-type-specifier-style': ['error', 'prefer-top-level'],
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/only-throw-error': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'no-await-in-loop': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'unicorn/prefer-node-protocol': 'error',
  },
  overrides: [
    ...layerRules(),
    {
      files: ['web/**', 'examples/react-page/**'],
      plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise', 'react', 'jsx-a11y'],
      rules: {
        'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
        'react/react-in-jsx-scope': 'off',
      },
    },
    {
      files: ['bin/**', 'examples/**', 'lib/**', 'test/bin/**', 'test/examples/**', 'test/lib/**'],
      rules: { 'no-new': 'off' },
    },
    {
      files: ['web/table/**', 'web/overview/**'],
      plugins: ['jsx-a11y'],
      rules: {
        'jsx-a11y/no-interactive-element-to-noninteractive-role': 'off',
        'jsx-a11y/no-redundant-roles': 'off',
      },
    },
    {
      files: ['web/picker/suggestions.tsx'],
      plugins: ['jsx-a11y'],
      rules: { 'jsx-a11y/prefer-tag-over-role': 'off' },
    },
    {
      files: [
        'local/**',
        'lambda/handler.ts',
        'bin/appintegrations-bff.ts',
        'emulator/run.ts',
        'build/**',
        'bench/**',
        'smoke/start.ts',
        'test/all.ts',
        'test/fuzz/run.ts',
        'test/mutants/run.ts',
      ],
      rules: { 'no-console': 'off' },
    },
  ],
} satisfies OxlintConfig;
