import { expect, test } from '@jest/globals';

import { createEconomy } from '../../../lambda/pages/economy.ts';

const NOON = Date.UTC(2026, 0, 7, 12);

function economyOf(more: Partial<Parameters<typeof createEconomy>[0]>) {
  return createEconomy({
    freshMs: 0,
    staleMs: 0,
    rate: 0,
    burst: 0,
    now: () => NOON,
    random: () => 0,
    shared: undefined,
    pause: async () => undefined,
    ...more,
  });
}

test.each([
  [{}, false],
  [{ freshMs: 1 }, true],
  [{ staleMs: 1 }, true],
  [{ rate: 0.1 }, true],
  [{ burst: 5 }, false],
])('with %j pages are kept: %p', (more, keepsPages) => {
  expect(economyOf(more).keepsPages).toBe(keepsPages);
});

test('while a page waits, nobody waits longer than half of what pages may be stale', () => {
  const { renewals } = economyOf({ freshMs: 1000, staleMs: 20_000 });
  renewals.waits(NOON - 60_000);
  expect(renewals.isDue(NOON - 9999)).toBe(false);
  expect(renewals.isDue(NOON - 10_000)).toBe(true);
});
