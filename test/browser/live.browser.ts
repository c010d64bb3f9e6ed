import { setTimeout as wait } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';
import type { Page, Response } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { useConsole } from './use-console.ts';

const { open } = useChromium();
const running = useConsole({
  seed: [
    {
      Name: 'live',
      associations: [{ ClientId: 'live-1', LastExecutionStatus: { ExecutionStatus: 'IN_PROGRESS' } }],
    },
  ],
});

/** Long enough for a request that is under way to be seen. */
const SETTLE_MS = 300;

interface LivePage {
  page: Page;
  /** Lets seconds pass in the page; expects the list to be asked for once meanwhile, and gives the answer. */
  passAsking: (seconds: number) => Promise<Response>;
  /** Lets seconds pass in the page; expects the list not to be asked for. */
  passQuietly: (seconds: number) => Promise<void>;
}

/** A list with a run in progress, on a page whose clock can be put forward. */
async function openLive(): Promise<LivePage> {
  const page = await open('about:blank');
  await page.clock.install();
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().includes('/associations'))));
  await page.goto(`${running().url}/?identifier=live`);
  await page.getByRole('cell', { name: 'In progress' }).waitFor();

  return {
    page,
    async passAsking(seconds) {
      const before = asked;
      const answer = page.waitForResponse(/associations/);
      await page.clock.runFor(seconds * 1000);
      const response = await answer;
      await wait(SETTLE_MS);
      expect(asked).toBe(before + 1);
      return response;
    },
    async passQuietly(seconds) {
      const before = asked;
      await page.clock.runFor(seconds * 1000);
      await wait(SETTLE_MS);
      expect(asked).toBe(before);
    },
  };
}

/** What the emulator answers from now on. */
function answerWith(status: number, body: object, headers = {}): void {
  const answer = { status, body: JSON.stringify(body), headers };
  running().emulator.faults.set({ faults: [{ identifier: 'live', times: 1000, answer }] });
}

const completed = {
  DataIntegrationAssociations: [
    {
      ClientId: 'live-1',
      LastExecutionStatus: { ExecutionStatus: 'COMPLETED', StatusMessage: 'Done at last.' },
    },
  ],
};

describe('runs in progress', () => {
  test('are looked at less and less often, and not modified is enough', async () => {
    const { page, passAsking, passQuietly } = await openLive();
    expect((await passAsking(3.2)).status()).toBe(200);
    await passQuietly(4);
    expect((await passAsking(2.2)).status()).toBe(304);
    await passQuietly(9);
    expect((await passAsking(3.2)).status()).toBe(304);
    await page.getByText('again every 24 seconds').waitFor();
    await page.getByRole('cell', { name: 'In progress' }).waitFor();
  });

  test('are shown as they end, and then left alone', async () => {
    const { page, passAsking, passQuietly } = await openLive();
    answerWith(200, completed);
    await passAsking(3.2);
    await page.getByRole('cell', { name: 'Completed' }).getByText('Done at last.').waitFor();
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
    await passQuietly(600);
  });

  test('are not looked at while the tab is hidden, and at once when it is back', async () => {
    const { page, passAsking, passQuietly } = await openLive();
    const show = (state: string) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'visibilityState', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }, state);
    await show('hidden');
    await passQuietly(600);
    const answer = page.waitForResponse(/associations/);
    await show('visible');
    expect((await answer).status()).toBe(200);
    await passAsking(6.2);
  });

  test('are not looked at while paused', async () => {
    const { page, passAsking, passQuietly } = await openLive();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText(/^Checked [\d:]+, paused$/).waitFor();
    await passQuietly(600);
    await page.getByRole('button', { name: 'Follow runs' }).click();
    await passAsking(3.2);
  });

  test('are looked at no sooner than Retry-After asks, and the list stays', async () => {
    const { page, passAsking, passQuietly } = await openLive();
    const throttled = { message: 'Slow down.', code: 'ThrottlingException', requestId: 'test-request' };
    await page.route(/associations/, (route) =>
      route.fulfill({ status: 429, headers: { 'Retry-After': '40' }, json: throttled }),
    );
    await passAsking(3.2);
    await page.getByText('Too many requests just now. Next look in 40 seconds.').waitFor();
    await page.unroute(/associations/);
    await passQuietly(37);
    answerWith(200, completed);
    await passAsking(3.2);
    await page.getByRole('cell', { name: 'Completed' }).waitFor();
  });
});
