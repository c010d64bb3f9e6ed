import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { announcements } from './announcements.ts';
import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { sidewaysScroll } from './sideways.ts';
import { useConsole } from './use-console.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

const { open } = useChromium();
/** Milliseconds that the calendars of function and page have gone on: all tests together, and this one. */
let passed = 0;
let inTest = 0;
const running = useConsole({
  settings: { PAGE_CACHE_SECONDS: '60', STALE_PAGE_SECONDS: '900' },
  now: () => NOON + passed,
});

/** Nothing that is kept, and no refusal, counts for more than a test. */
beforeEach(() => {
  passed += 3_600_000;
  inTest = 0;
});

async function openList(identifier: string): Promise<Page> {
  const page = await open('about:blank');
  await page.clock.setFixedTime(NOON);
  await page.goto(`${running().url}/?identifier=${identifier}`);
  return page;
}

/** So many seconds pass. */
async function goOn(page: Page, seconds: number): Promise<void> {
  passed += seconds * 1000;
  inTest += seconds * 1000;
  await page.clock.setFixedTime(NOON + inTest);
}

/** AppIntegrations does so from now on. */
function behaveLike(like: string): void {
  running().emulator.faults.set({ faults: [{ like, times: 1000 }] });
}

/** Looks again, and waits for so many answers. */
async function refresh(page: Page, answers = 1): Promise<void> {
  const all = Promise.withResolvers<void>();
  let left = answers;
  page.on('requestfinished', (request) => {
    if (request.url().includes('/associations') && (left -= 1) === 0) all.resolve();
  });
  await page.getByRole('button', { name: /^(Refresh|Look again)$/ }).click();
  await all.promise;
}

test('a list says when AWS answered, and why it is not newer: once, and not as an alarm', async () => {
  const page = await openList('complete');
  await page.getByText('As AWS answered at 12:00:00 UTC', { exact: true }).waitFor();

  const said = await announcements(page);

  behaveLike('throttled');
  await goOn(page, 60);
  for (let look = 1; look <= 3; look += 1) {
    await goOn(page, 60);
    await refresh(page);
    await page.getByText('May be out of date: AppIntegrations was refusing requests.').first().waitFor();
    await page.getByText('As AWS answered at 12:00:00 UTC', { exact: true }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  }
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sidewaysScroll(page)).toBe(0);

  behaveLike('broken');
  await goOn(page, 6 * 60);
  await refresh(page);
  await page.locator('.live-stale', { hasText: 'May be out of date: AppIntegrations failed.' }).waitFor();
  await page.getByText('As AWS answered at 12:00:00 UTC', { exact: true }).waitFor();

  running().emulator.faults.set({});
  await goOn(page, 10 * 60);
  await refresh(page);
  await page.getByText('As AWS answered at 12:20:00 UTC', { exact: true }).waitFor();
  expect(await page.locator('.live-stale').count()).toBe(0);
  expect(said).toEqual([
    'May be out of date: AppIntegrations was refusing requests.',
    'May be out of date: AppIntegrations failed.',
  ]);
});

test('so does a list that is looked at again for its runs in progress', async () => {
  const page = await openList('salesforce-accounts');
  await page.getByText('As AWS answered at 12:00:00 UTC. Next look in').waitFor();
  behaveLike('throttled');
  await goOn(page, 120);
  await page
    .locator('output', { hasText: 'AppIntegrations was refusing requests.' })
    .waitFor({ state: 'attached' });
  await page.getByText('As AWS answered at 12:00:00 UTC. Next look in').waitFor();
});

test('so does a list of nothing', async () => {
  const page = await openList('empty');
  await page.getByText('As AWS answered at 12:00:00 UTC', { exact: true }).waitFor();
  behaveLike('reset');
  await goOn(page, 120);
  await refresh(page);
  await page
    .getByText(
      /^As AWS answered at 12:00:00 UTC\. May be out of date: AppIntegrations could not be reached\.$/,
    )
    .waitFor();
  await expectAccessible(page);
});

test('pages of several moments: between which; and the browser’s own cache makes none younger', async () => {
  const page = await openList('many');
  await page.getByText('10 failed of the first 50, there are more').last().waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('As AWS answered at 12:00:00 UTC, paused', { exact: true }).waitFor();
  await goOn(page, 40);
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByText('20 failed of the first 100, there are more').last().waitFor();
  const between = page.getByText('As AWS answered between 12:00:00 UTC and 12:00:40 UTC, paused', {
    exact: true,
  });
  await between.waitFor();
  await refresh(page, 2);
  await page.getByText('20 failed of the first 100, there are more').last().waitFor();
  await between.waitFor();
});

test('where the API does not say how old a page is, the list says when it was asked', async () => {
  const page = await open('about:blank');
  await page.clock.setFixedTime(NOON);
  await page.route(/associations/, (route) =>
    route.fulfill({ json: { DataIntegrationAssociations: [{ ClientId: 'crm' }] } }),
  );
  await page.goto(`${running().url}/?identifier=complete`);
  await page.getByText('Checked 12:00:00 UTC', { exact: true }).waitFor();
});
