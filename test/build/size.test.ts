import { expect, test } from '@jest/globals';

import { bytesByOrigin } from '../../build/size.ts';

test('bytes are told by package, by folder, and for Node’s own modules', () => {
  const inputs = {
    'node_modules/@smithy/core/dist-es/a.js': { bytesInOutput: 10 },
    'node_modules/@smithy/core/dist-es/b.js': { bytesInOutput: 5 },
    'node_modules/tslib/tslib.js': { bytesInOutput: 20 },
    'lambda/cursors/cursor.ts': { bytesInOutput: 7 },
    'builtin:node:crypto': { bytesInOutput: 1 },
  };
  const output = { bytes: 43, inputs, imports: [], exports: [] };
  expect(bytesByOrigin({ inputs: {}, outputs: { 'index.mjs': output } })).toEqual([
    ['tslib', 20],
    ['@smithy/core', 15],
    ['lambda/', 7],
    ['builtin/', 1],
  ]);
});
