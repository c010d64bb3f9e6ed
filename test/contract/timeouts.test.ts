import { expect, test } from '@jest/globals';

import { settings } from '../../contract/settings.ts';
import { functionTimeoutSeconds } from '../../contract/timeouts.ts';

test.each([
  [settings.UPSTREAM_TIMEOUT_MS.default, 10],
  [settings.UPSTREAM_TIMEOUT_MS.min, 3],
  [settings.UPSTREAM_TIMEOUT_MS.max, 29],
  [8001, 11],
])('with %i ms for AWS the function gets %i s', (upstreamTimeoutMs, seconds) => {
  expect(functionTimeoutSeconds(upstreamTimeoutMs)).toBe(seconds);
});
