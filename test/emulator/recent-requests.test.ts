import { expect, test } from '@jest/globals';

import { createRecentRequests } from '../../emulator/recent-requests.ts';
import { send } from './raw-http.ts';
import { startEmulator } from './start-emulator.ts';

test('the newest thousand are remembered, all are counted', () => {
  const log = createRecentRequests();
  for (let index = 0; index < 1500; index += 1) log.add({ method: 'GET', path: `/${index}`, query: '' });
  expect(log.count()).toBe(1500);
  expect(log.recent().map(({ path }) => path)).toEqual(
    Array.from({ length: 1000 }, (_, index) => `/${index + 500}`),
  );
});

test('onRequest hears of each request', async () => {
  const heard: string[] = [];
  const emulator = await startEmulator({ onRequest: ({ path }) => void heard.push(path) });
  try {
    await send(emulator, 'GET', '/dataIntegrations/empty');
    await send(emulator, 'GET', '/_emulator');
  } finally {
    await emulator.close();
  }
  expect(heard).toEqual(['/dataIntegrations/empty']);
});
