import { expect, test } from '@jest/globals';

import { keepTransaction, takeTransaction } from '../../../../web/sign-in/provider/transaction.ts';
import { memoryStorage } from './memory-storage.ts';

const transaction = {
  state: 's',
  nonce: 'n',
  verifier: 'v',
  returnTo: 'https://example.com/?identifier=many',
  isSilent: false,
};

test('is good for one answer, and the last one counts', () => {
  const storage = memoryStorage();
  expect(takeTransaction(storage)).toBeUndefined();
  keepTransaction(storage, { ...transaction, state: 'first' });
  keepTransaction(storage, transaction);
  expect(storage.length).toBe(1);
  expect(takeTransaction(storage)).toEqual(transaction);
  expect(storage.length).toBe(0);
  expect(takeTransaction(storage)).toBeUndefined();
});

test.each([
  '{',
  'null',
  '5',
  '[]',
  '{}',
  '{"state":"s","nonce":"n","verifier":"v"}',
  '{"state":1,"nonce":"n","verifier":"v","returnTo":"r"}',
])('what is no transaction is none, and goes: %s', (text) => {
  const storage = memoryStorage();
  keepTransaction(storage, transaction);
  storage.setItem(storage.key(0) ?? '', text);
  expect(takeTransaction(storage)).toBeUndefined();
  expect(storage.length).toBe(0);
});
