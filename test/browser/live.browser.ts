import { describe, expect, test } from '@jest/globals';
import type { Locator, Page, Response } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { useConsole } from './use-console.ts';

/** Epoch milliseconds. */
const NOON = Date.UTC(2026, 0, 1, 12);

const { open } = useChromium();
const running = useConsole({
  seed: [
    {
      Name: 'live',
      associations: [{ ClientId: 'live-1', LastExecutionStatus: { ExecutionStatus: 'IN_PROGRESS' } }],
    },
  ],
});

interface LivePage {
  page: Page;
  /** Waits for what the page shows of an answer. */
  shown: (words: Locator) => Promise<void>;
  /** Lets seconds pass in the page; expects the list to be asked for once meanwhile, and gives the answer. */
  passAsking: (seconds: number) => Promise<Response>;
  /** Lets seconds pass in the page; expects the list not to be asked for. */
  passQuietly: (seconds: number) => Promise<void>;
}

/** A list with a run in progress, on a page whose clock stands still between the steps of a test. */
async function openLive(): Promise<LivePage> {
  const page = await open('about:blank');
  await page.clock.install({ time: NOON });
  await page.clock.pauseAt(NOON + 3_600_000);
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().includes('/associations'))));
  await page.goto(`${running().url}/?identifier=live`);

  /** What is put off for no time at all, as React and its query library do, needs a clock that moves a little. */
  async function shown(words: Locator): Promise<void> {
    while (!(await words.isVisible())) await page.clock.runFor(1);
  }
  /** One more request, so that those before it have been counted. */
  async function flush(): Promise<void> {
    await page.evaluate(async () => (await fetch('config.json')).text());
  }
  await shown(page.getByRole('cell', { name: 'In progress' }));

  return {
    page,
    shown,
    async passAsking(seconds) {
      const before = asked;
      const answer = page.waitForResponse(/associations/);
      await page.clock.runFor(seconds * 1000);
      const response = await answer;
      await flush();
      expect(asked).toBe(before + 1);
      return response;
    },
    async passQuietly(seconds) {
      const before = asked;
      await page.clock.runFor(seconds * 1000);
      await flush();
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
    const { page, shown, passAsking, passQuietly } = await openLive();
    expect((await passAsking(3.2)).status()).toBe(200);
    await shown(page.getByText('Next look in 6 s'));
    await passQuietly(4);
    expect((await passAsking(2.2)).status()).toBe(304);
    await shown(page.getByText('Next look in 12 s'));
    await passQuietly(9);
    expect((await passAsking(3.2)).status()).toBe(304);
    await shown(page.getByText('Next look in 24 s'));
    await shown(page.getByRole('cell', { name: 'In progress' }));
  });

  test('are shown as they end, and then left alone', async () => {
    const { page, shown, passAsking, passQuietly } = await openLive();
    answerWith(200, completed);
    await passAsking(3.2);
    await shown(page.getByRole('cell', { name: 'Completed' }).getByText('Done at last.'));
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
    await passQuietly(600);
  });

  test('are not looked at while the tab is hidden, and at once when it is back', async () => {
    const { page, shown, passAsking, passQuietly } = await openLive();
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
    await shown(page.getByText('Next look in 6 s'));
    await passAsking(6.2);
  });

  test('are not looked at while paused', async () => {
    const { page, shown, passAsking, passQuietly } = await openLive();
    await page.getByRole('button', { name: 'Pause' }).click();
    await shown(page.getByText(/^As AWS answered at [\d:]+ UTC, paused$/));
    await passQuietly(600);
    await page.getByRole('button', { name: 'Follow runs' }).click();
    await passAsking(3.2);
  });

  test('are looked at no sooner than Retry-After asks, and the list stays', async () => {
    const { page, shown, passAsking, passQuietly } = await openLive();
    const throttled = { message: 'Slow down.', code: 'ThrottlingException', requestId: 'test-request' };
    await page.route(/associations/, (route) =>
      route.fulfill({ status: 429, headers: { 'Retry-After': '40' }, json: throttled }),
    );
    await passAsking(3.2);
    await shown(page.getByText('Too many requests just now. Next look in 40 s'));
    await page.unroute(/associations/);
    await passQuietly(37);
    answerWith(200, completed);
    await passAsking(3.2);
    await shown(page.getByRole('cell', { name: 'Completed' }));
  });
});
