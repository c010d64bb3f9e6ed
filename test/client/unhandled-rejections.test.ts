import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from '@jest/globals';

test('no failure leaves a rejection unhandled', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['test/client/every-failure.ts']);
  const outcomes = stdout.split('\n');
  expect(stderr).toBe('');
  expect(outcomes).toHaveLength(41);
  expect(outcomes).not.toContain('succeeded');
});
