import { expect, jest, test } from '@jest/globals';

import { createAsk } from '../../../lambda/pages/ask.ts';
import type { Economy } from '../../../lambda/pages/economy.ts';
import type { RequestRecord } from '../../../lambda/request-record.ts';
import type { Upstream } from '../../../lambda/upstream/upstream.ts';

const request = { identifier: 'orders' };

/** Asks an AppIntegrations that does this, on a clock that goes on a second with each look at it. */
function ask(upstream: Upstream, { wait = 0, isKnown }: { wait?: number; isKnown?: boolean } = {}) {
  const clock = { now: 0 };
  const budget = jest.fn(() => wait);
  const now = (): number => (clock.now += 1000);
  const record: RequestRecord = { requestId: '', status: 0, cursor: 'absent', ms: 0 };
  const asked = createAsk(upstream, { budget, now } as unknown as Economy)(request, 7, record, isKnown);
  return { asked, budget, record };
}

test('a page is dated when it was asked for, and the log gets a trace', async () => {
  const upstream = jest.fn<Upstream>().mockResolvedValue({ entries: [{}], token: 't' });
  const { asked, budget, record } = ask(upstream);
  await expect(asked).resolves.toEqual({ entries: [{}], token: 't', statedAt: 1000, bodies: new Map() });
  expect(upstream.mock.calls).toEqual([[request, 7, record.upstream, expect.any(Function)]]);
  expect(record.upstream).toEqual({ attempts: 0, ms: 0 });
  expect(budget).not.toHaveBeenCalled();
});

test('a last page has no token', async () => {
  await expect(ask(async () => ({ entries: [] })).asked).resolves.toMatchObject({ token: '' });
});

test.each([
  [undefined, false],
  [false, false],
  [true, true],
])('a second attempt is paid for (known: %p), and dates the page anew', async (isKnown, paidAs) => {
  const answers: boolean[] = [];
  const { asked, budget, record } = ask(
    async (_request, _deadline, _trace, mayAskAgain) => {
      answers.push(await mayAskAgain());
      return { entries: [] };
    },
    isKnown === undefined ? {} : { isKnown },
  );
  await expect(asked).resolves.toMatchObject({ statedAt: 2000 });
  expect(answers).toEqual([true]);
  expect(budget.mock.calls).toEqual([[paidAs, record]]);
});

test('without a unit there is none', async () => {
  const answers: boolean[] = [];
  const { asked } = ask(
    async (_request, _deadline, _trace, mayAskAgain) => {
      answers.push(await mayAskAgain());
      return { entries: [] };
    },
    { wait: 1 },
  );
  await asked;
  expect(answers).toEqual([false]);
});

test('a failure says when AppIntegrations was asked', async () => {
  const { asked } = ask(async () => {
    throw new Error('test');
  });
  await expect(asked).rejects.toMatchObject({ name: 'ApiError', reason: 'bug', askedAt: 1000 });
});
