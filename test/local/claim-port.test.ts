import { expect, test } from '@jest/globals';

import { claimPort } from '../../local/claim-port.ts';

test.each([
  ['EADDRINUSE', 'Port 3000 is taken. Choose another one with the variable PORT.'],
  ['EACCES', 'Port 3000 needs rights this user does not have. Choose another one with the variable PORT.'],
])('%s becomes a sentence', async (code, sentence) => {
  const refused = () => Promise.reject(Object.assign(new Error('listen'), { code }));
  await expect(claimPort('PORT', 3000, '192.0.2.1', refused)).rejects.toThrow(sentence);
});

test('another failure stays what it is', async () => {
  await expect(
    claimPort('PORT', 3000, '192.0.2.1', () => Promise.reject(new Error('no luck'))),
  ).rejects.toThrow('no luck');
});

test('what started is handed on', async () => {
  expect(await claimPort('PORT', 3000, '192.0.2.1', async () => 'started')).toBe('started');
});
