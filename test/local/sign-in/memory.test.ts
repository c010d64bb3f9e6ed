import { expect, jest, test } from '@jest/globals';

import { createMemory } from '../../../local/sign-in/memory.ts';
import { stopClock } from '../../stopped-clock.ts';

stopClock();

test('what has expired goes when something new comes, so that days of signing in leave nothing behind', async () => {
  const sessions = createMemory().adapter('Session');
  await sessions.upsert('old', { uid: 'a' }, 60);
  await sessions.upsert('for ever', { uid: 'b' });
  jest.advanceTimersByTime(60_000);
  // The provider looks at times itself, and says of what has expired that it has.
  expect(await sessions.find('old')).toEqual({ uid: 'a' });
  await sessions.upsert('new', { uid: 'c' }, 60);
  expect(await sessions.find('old')).toBeUndefined();
  expect(await sessions.findByUid('b')).toEqual({ uid: 'b' });
  expect(await sessions.findByUid('c')).toEqual({ uid: 'c' });
});

test('kinds are kept apart, and forgotten apart', async () => {
  const memory = createMemory();
  await memory.adapter('Session').upsert('id', { uid: 'a' });
  await memory.adapter('AccessToken').upsert('id', { grantId: 'g' });
  memory.forget('Session', 'Grant');
  expect(await memory.adapter('Session').find('id')).toBeUndefined();
  expect(await memory.adapter('AccessToken').find('id')).toEqual({ grantId: 'g' });
});

test('a kind of which somebody begins thousands keeps the latest, and takes nothing from the others', async () => {
  const { adapter } = createMemory();
  const clients = adapter('Client');
  await clients.upsert('console', { uid: 'console' });
  const interactions = adapter('Interaction');
  await interactions.upsert('mine', { uid: 'mine' }, 60);
  for (let count = 0; count < 1500; count += 1) {
    await interactions.upsert(`theirs-${count}`, { uid: `theirs-${count}` }, 60);
    // Whoever goes on signing in is not the oldest.
    if (count % 500 === 0) await interactions.upsert('mine', { uid: 'mine' }, 60);
  }
  expect(await interactions.find('mine')).toEqual({ uid: 'mine' });
  expect(await interactions.find('theirs-0')).toBeUndefined();
  expect(await interactions.find('theirs-1499')).toBeDefined();
  expect(await clients.find('console')).toBeDefined();
});
