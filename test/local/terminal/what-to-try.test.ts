import { expect, test } from '@jest/globals';

import { reserved } from '../../../emulator/faults/reserved.ts';
import { whatToTry } from '../../../local/terminal/what-to-try.ts';

const text = whatToTry('http://127.0.0.1:3000', { emulatorUrl: 'http://[::1]:4600' });

test('both addresses, and a command for a page', () => {
  expect(text).toContain('http://localhost:3000, ');
  expect(text).toContain('http://localhost:4600.');
  expect(text).toContain("curl 'http://localhost:3000/dataIntegrations/many/associations?maxResults=7'");
});

test('every identifier that misbehaves, in lines that fit', () => {
  for (const name of Object.keys(reserved)) expect(text).toContain(name);
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(130);
});
