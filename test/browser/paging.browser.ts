import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
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
    await page.getByText('10 failed of the first 50, there are more').last().waitFor();
    await loadMore(page).press('Enter');
    await page.getByText('20 failed of the first 100, there are more').last().waitFor();
    expect(await loadMore(page).evaluate((button) => button === document.activeElement)).toBe(true);
    await loadMore(page).press('Enter');
    const end = page.getByText('24 failed of all 120 associations').last();
    await end.waitFor();
    expect(await rowCount(page)).toBe(120);
    expect(await loadMore(page).count()).toBe(0);
    expect(await end.evaluate((words) => words === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'All 120', exact: true }).waitFor();
  });

  test('all loads the rest at its pace, says how far it is, and can be stopped', async () => {
    const page = await open('about:blank');
    await page.route('**/config.json', (route) =>
      route.fulfill({ json: { apiUrl: '', secondsBetweenRequests: 3600 } }),
    );
    await page.clock.install({ time: 0 });
    await page.goto(`${running().url}/?identifier=many`);
    await page.getByText('10 failed of the first 50, there are more').last().waitFor();
    await page.getByRole('button', { name: 'Load all' }).press('Enter');
    await page.getByText('Loading all: 20 failed of the first 100, there are more').waitFor();
    const stop = page.getByRole('button', { name: 'Stop loading' });
    expect(await stop.evaluate((button) => button === document.activeElement)).toBe(true);
    await expectAccessible(page);
    await stop.press('Enter');
    await page.clock.fastForward('05:00:00');
    await page
      .getByText(/^20 failed of the first 100, there are more$/)
      .last()
      .waitFor();
    await page.getByRole('button', { name: 'Load all' }).press('Enter');
    await page.getByText('24 failed of all 120 associations').last().waitFor();
    expect(await rowCount(page)).toBe(120);
  });

  test('all that fails on its way keeps what is there', async () => {
    const page = await open(`${running().url}/?identifier=many`);
    await loadMore(page).waitFor();
    running().emulator.faults.set({ faults: [{ identifier: 'many', times: 2, like: 'broken' }] });
    await page.getByRole('button', { name: 'Load all' }).click();
    await page.getByRole('alert').getByText('500 InternalServiceError').waitFor();
    expect(await rowCount(page)).toBe(50);
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
    await page.getByText('20 failed of the first 100, there are more').last().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('with a cursor that has expired starts over and says so', async () => {
    const page = await open(`${aged().url}/?identifier=many`);
    await page.getByRole('button', { name: 'Pause' }).click();
    daysLater = 1;
    await loadMore(page).press('Enter');
    const notice = page.getByText('The list had been open for too long to be continued');
    await notice.waitFor();
    await page.getByText('10 failed of the first 50, there are more').last().waitFor();
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
