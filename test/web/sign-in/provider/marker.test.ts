import { expect, test } from '@jest/globals';

import { createMarker } from '../../../../web/sign-in/provider/marker.ts';
import { memoryStorage } from './memory-storage.ts';

test('says who is signed in at a console, and at no other of the same host', () => {
  const storage = memoryStorage();
  const [one, other] = ['https://example.com/a/', 'https://example.com/b/'].map((folder) =>
    createMarker(folder, () => storage),
  );
  one?.write('in');
  expect([one?.read(), other?.read()]).toEqual(['in', undefined]);
  const key = storage.key(0);
  expect(one?.saysOut({ key, newValue: 'out' })).toBe(true);
  expect(other?.saysOut({ key, newValue: 'out' })).toBe(false);
  // A tab that could not come back by itself says nothing of those that are signed in.
  expect(one?.saysOut({ key, newValue: null })).toBe(false);
  one?.write(undefined);
  expect(storage.length).toBe(0);
});

test('a browser that keeps nothing, or something else, knows nothing', () => {
  const blocked = createMarker('https://example.com/', () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  });
  blocked.write('in');
  expect(blocked.read()).toBeUndefined();
  const storage = memoryStorage();
  const marker = createMarker('https://example.com/', () => storage);
  marker.write('in');
  storage.setItem(storage.key(0) ?? '', 'true');
  expect(marker.read()).toBeUndefined();
});
