import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { useConsole } from './use-console.ts';

const { open } = useChromium();
const running = useConsole();
let daysLater = 0;
const aged = useConsole({ now: () => Date.now() + daysLater * 24 * 3600 * 1000 });

const loadMore = (page: Page) => page.getByRole('button', { name: 'Load more' });
const rowCount = async (page: Page) => (await page.getByRole('row').count()) - 1;

describe('load more', () => {
  test('goes on to the end, counting, with the keyboard alone', async () => {
    const page = await open(`${running().url}/?identifier=many`);
    await page.getByText('50 associations shown, there are more').last().waitFor();
    await loadMore(page).press('Enter');
    await page.getByText('100 associations shown, there are more').last().waitFor();
    expect(await loadMore(page).evaluate((button) => button === document.activeElement)).toBe(true);
    await loadMore(page).press('Enter');
    const end = page.getByText('All 120 associations shown').last();
    await end.waitFor();
    expect(await rowCount(page)).toBe(120);
    expect(await loadMore(page).count()).toBe(0);
    expect(await end.evaluate((words) => words === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'All 120', exact: true }).waitFor();
  });

  test('that fails keeps what is there, and goes on from there', async () => {
    const page = await open(`${running().url}/?identifier=many`);
    await loadMore(page).waitFor();
    running().emulator.faults.set({ faults: [{ identifier: 'many', times: 2, like: 'broken' }] });
    await loadMore(page).click();
    await page.getByRole('alert').getByText('500 InternalServiceError').waitFor();
    expect(await rowCount(page)).toBe(50);
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('100 associations shown, there are more').last().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('with a cursor that has expired starts over and says so', async () => {
    const page = await open(`${aged().url}/?identifier=many`);
    await page.getByRole('button', { name: 'Pause' }).click();
    daysLater = 1;
    await loadMore(page).press('Enter');
    const notice = page.getByText('The list had been open for too long to be continued');
    await notice.waitFor();
    await page.getByText('50 associations shown, there are more').last().waitFor();
    expect(await rowCount(page)).toBe(50);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await notice.count()).toBe(0);
  });
});

test('a list whose first page is refused for its cursor is explained, and not asked for again and again', async () => {
  const page = await open('about:blank');
  let asked = 0;
  const refusal = {
    message: 'nextToken was not issued for this list.',
    code: 'InvalidRequestException',
    issues: [{ parameter: 'nextToken', message: 'was not issued for this list' }],
  };
  await page.route(/associations/, (route) => {
    asked += 1;
    return route.fulfill({ status: 400, json: refusal });
  });
  await page.goto(`${running().url}/?identifier=many`);
  await page.getByRole('alert').getByText('was not issued for this list').waitFor();
  expect(asked).toBe(1);
});
