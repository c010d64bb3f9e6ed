import { expect, test } from '@jest/globals';

import { claimPort } from '../../../emulator/command/claim-port.ts';

test.each([
  ['EADDRINUSE', 'Port 3000 is taken. Stop what listens there, or choose another with PORT.'],
  ['EACCES', 'Port 3000 needs rights this user does not have. Choose another with PORT.'],
])('%s becomes a sentence', async (code, sentence) => {
  const refused = () => Promise.reject(Object.assign(new Error('test'), { code, syscall: 'listen' }));
  await expect(claimPort('PORT', 3000, '192.0.2.1', refused)).rejects.toThrow(sentence);
});

test.each([
  ['another failure', {}],
  ['a file without rights', { code: 'EACCES', syscall: 'open' }],
])('%s stays what it is', async (_what, more) => {
  const refused = () => Promise.reject(Object.assign(new Error('no luck'), more));
  await expect(claimPort('PORT', 3000, '192.0.2.1', refused)).rejects.toThrow('no luck');
});

test('what started is handed on', async () => {
  expect(await claimPort('PORT', 3000, '192.0.2.1', async () => 'started')).toBe('started');
});
