import { expect, test } from '@jest/globals';

import { settings } from '../../../contract/settings.ts';
import { usage } from '../../../local/terminal/usage.ts';

test('every variable is explained, with its default', () => {
  for (const name of ['PORT', 'EMULATOR_PORT', 'SIGN_IN_PORT', 'ALLOWED_HEADERS', ...Object.keys(settings)])
    expect(usage).toContain(`\n  ${name} `);
  expect(usage).toMatch(/ {2}PORT .* \(3000\)\n/);
  expect(usage).toMatch(/ {2}SIGN_IN_PORT .* \(4700\)\n/);
  expect(usage).toContain('\n  --sign-in ');
  expect(usage).toMatch(/ {2}CURSOR_TTL_SECONDS .* \(86400\)\n/);
});
