import { expect, test } from '@jest/globals';

import { createAppIntegrations } from '../../../bench/economy/appintegrations.ts';
import { createTime } from '../../../bench/economy/time.ts';

function start({ hasNewTokens = false, isWithinQuota = true, mayAskAgain = true } = {}) {
  const time = createTime();
  const calls: number[] = [];
  const onCall = (): void => void calls.push(time.now());
  const upstream = createAppIntegrations({
    time,
    random: () => 0.5,
    isWithinQuota: () => isWithinQuota,
    hasNewTokens,
    onCall,
  });
  return {
    calls,
    ask: async (identifier: string, token?: string) => {
      const trace = { attempts: 0, ms: 0 };
      const request = { identifier, maxResults: 50, token };
      const asked = upstream(request, 0, trace, async () => mayAskAgain).catch(
        ({ status }: { status: number }) => ({ status }),
      );
      await time.run();
      return await asked;
    },
  };
}

test('a list is three pages, each with its tokens', async () => {
  const { ask } = start();
  const pages = [await ask('list-1'), await ask('list-1', '50'), await ask('list-1', '100')];
  expect(pages).toMatchObject([{ token: '50' }, { token: '100' }, {}]);
  expect(pages.map((page) => 'entries' in page && page.entries.length)).toEqual([50, 50, 20]);
});

test('tokens may be new with each look, and lead to the same', async () => {
  const { ask } = start({ hasNewTokens: true });
  expect([await ask('list-1'), await ask('list-1')]).toMatchObject([{ token: '50.1' }, { token: '50.2' }]);
  expect(await ask('list-1', '50.1')).toMatchObject({ token: '100.3' });
});

test('a failure is tried again if there is a unit for it, and no other answer is', async () => {
  const failing = start();
  expect(await failing.ask('failing-1')).toEqual({ status: 500 });
  expect(failing.calls).toHaveLength(2);

  const spent = start({ mayAskAgain: false });
  expect(await spent.ask('failing-1')).toEqual({ status: 500 });
  expect(await spent.ask('invented-1')).toEqual({ status: 404 });
  expect(spent.calls).toHaveLength(2);

  const refused = start({ isWithinQuota: false });
  expect(await refused.ask('list-1')).toEqual({ status: 429 });
  expect(refused.calls).toHaveLength(1);
});
