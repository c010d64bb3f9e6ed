import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { sidewaysScroll } from './sideways.ts';
import { useConsole } from './use-console.ts';

/** 13:00 in Berlin. */
const NOON = Date.UTC(2026, 0, 1, 12);

const { open } = useChromium();
/** Milliseconds that the function's calendar has gone on. The page's clock stands still. */
let passed = 0;
const running = useConsole({
  settings: { PAGE_CACHE_SECONDS: '60', STALE_PAGE_SECONDS: '900' },
  now: () => NOON + passed,
});

/** Nothing that is kept, and no refusal, counts for more than a test. */
beforeEach(() => void (passed += 3_600_000));

async function openList(identifier: string): Promise<Page> {
  const page = await open('about:blank');
  await page.clock.setFixedTime(NOON);
  await page.goto(`${running().url}/?identifier=${identifier}`);
  return page;
}

/** AppIntegrations does so from now on. */
function behaveLike(like: string): void {
  running().emulator.faults.set({ faults: [{ like, times: 1000 }] });
}

const refresh = (page: Page) => page.getByRole('button', { name: /^(Refresh|Look again)$/ }).click();

test('a list says when AWS answered, and why it is not newer: once, and not as an alarm', async () => {
  const page = await openList('complete');
  await page.getByText('As AWS answered at 13:00:00', { exact: true }).waitFor();

  const said: string[] = [];
  await page.exposeFunction('say', (words: string) => said.push(words));
  await page.evaluate(() => {
    const changed = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes)
        for (const node of [target, ...addedNodes])
          if (node instanceof Text && node.parentElement?.closest('output') && node.data !== '')
            void globalThis.say(node.data);
    });
    changed.observe(document.body, { characterData: true, childList: true, subtree: true });
  });

  behaveLike('throttled');
  passed += 60_000;
  for (const time of ['12:58:00', '12:57:00', '12:56:00']) {
    passed += 60_000;
    await refresh(page);
    await page.getByText(`As AWS answered at ${time}`, { exact: true }).waitFor();
    expect(await page.locator('.live-stale').innerText()).toBe(
      'May be out of date: AppIntegrations was refusing requests.',
    );
    expect(await page.getByRole('alert').count()).toBe(0);
  }
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sidewaysScroll(page)).toBe(0);

  behaveLike('broken');
  passed += 6 * 60_000;
  await refresh(page);
  await page.getByText('As AWS answered at 12:50:00', { exact: true }).waitFor();
  expect(await page.locator('.live-stale').innerText()).toBe('May be out of date: AppIntegrations failed.');

  running().emulator.faults.set({});
  passed += 10 * 60_000;
  await refresh(page);
  await page.getByText('As AWS answered at 13:00:00', { exact: true }).waitFor();
  expect(await page.locator('.live-stale').count()).toBe(0);
  expect(said).toEqual([
    'May be out of date: AppIntegrations was refusing requests.',
    'May be out of date: AppIntegrations failed.',
  ]);
});

test('so does a list that is looked at again for its runs in progress', async () => {
  const page = await openList('salesforce-accounts');
  await page.getByText('As AWS answered at 13:00:00, again every').waitFor();
  behaveLike('throttled');
  passed += 120_000;
  await page.getByText('As AWS answered at 12:58:00, again every').waitFor();
  await page
    .locator('output', { hasText: 'AppIntegrations was refusing requests.' })
    .waitFor({ state: 'attached' });
});

test('so does a list of nothing', async () => {
  const page = await openList('empty');
  await page.getByText('As AWS answered at 13:00:00', { exact: true }).waitFor();
  behaveLike('reset');
  passed += 120_000;
  await refresh(page);
  await page
    .getByText(/^As AWS answered at 12:58:00\. May be out of date: AppIntegrations could not be reached\.$/)
    .waitFor();
  await expectAccessible(page);
});

test('pages of several moments: between which; and the browser’s own cache makes none younger', async () => {
  const page = await openList('many');
  await page.getByText('50 associations shown, there are more').last().waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('As AWS answered at 13:00:00, paused', { exact: true }).waitFor();
  passed += 40_000;
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByText('100 associations shown, there are more').last().waitFor();
  // The page's clock stands still, so the second page is as new as the first was.
  await page.getByText('As AWS answered at 13:00:00, paused', { exact: true }).waitFor();
  await refresh(page);
  await page.getByText('As AWS answered between 12:59:20 and 13:00:00, paused', { exact: true }).waitFor();
});

test('where the API does not say how old a page is, the list says when it was asked', async () => {
  const page = await open('about:blank');
  await page.clock.setFixedTime(NOON);
  await page.route(/associations/, (route) =>
    route.fulfill({ json: { DataIntegrationAssociations: [{ ClientId: 'crm' }] } }),
  );
  await page.goto(`${running().url}/?identifier=complete`);
  await page.getByText('Checked 13:00:00', { exact: true }).waitFor();
});

declare global {
  var say: (words: string) => Promise<void>;
}
