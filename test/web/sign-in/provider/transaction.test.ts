import { expect, test } from '@jest/globals';

import { keepTransaction, takeTransaction } from '../../../../web/sign-in/provider/transaction.ts';
import { memoryStorage } from './memory-storage.ts';

const FOLDER = 'https://example.com/one/';
const transaction = {
  state: 's',
  nonce: 'n',
  verifier: 'v',
  returnTo: 'https://example.com/?identifier=many',
  isSilent: false,
};

test('is good for one answer, and the last one counts', () => {
  const storage = memoryStorage();
  expect(takeTransaction(storage, FOLDER)).toBeUndefined();
  keepTransaction(storage, FOLDER, { ...transaction, state: 'first' });
  keepTransaction(storage, FOLDER, transaction);
  expect(storage.length).toBe(1);
  expect(takeTransaction(storage, FOLDER)).toEqual(transaction);
  expect(storage.length).toBe(0);
  expect(takeTransaction(storage, FOLDER)).toBeUndefined();
});

test('is of one console: another of the same origin leaves it alone', () => {
  const storage = memoryStorage();
  keepTransaction(storage, FOLDER, transaction);
  expect(takeTransaction(storage, 'https://example.com/two/')).toBeUndefined();
  expect(takeTransaction(storage, FOLDER)).toEqual(transaction);
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
  keepTransaction(storage, FOLDER, transaction);
  storage.setItem(storage.key(0) ?? '', text);
  expect(takeTransaction(storage, FOLDER)).toBeUndefined();
  expect(storage.length).toBe(0);
});
