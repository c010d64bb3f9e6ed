import { describe, expect, test } from '@jest/globals';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { painted } from './painted.ts';
import { sidewaysScroll } from './sideways.ts';
import { useConsole } from './use-console.ts';

const { open } = useChromium();
const running = useConsole();

describe('states that are no failures', () => {
  test('loading shows the shape of the list and says so', async () => {
    const page = await open('about:blank');
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route(/\/associations/, (route) => held.then(() => route.continue()));
    await page.goto(`${running().url}/?identifier=complete`);
    await page.getByText('Loading associations').waitFor();
    await page.locator('.skeleton').waitFor();
    expect(await page.locator('section[aria-busy=true]').count()).toBe(1);
    await expectAccessible(page);
    letGo();
    await page.getByRole('cell', { name: 'customer-profiles' }).waitFor();
    expect(await page.locator('.skeleton').count()).toBe(0);
  });

  test.each(['empty', 'omitted'])('nothing associated: %s', async (identifier) => {
    const page = await open(`${running().url}/?identifier=${identifier}`);
    await page.getByRole('heading', { name: 'Nothing is associated with it yet' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByRole('button', { name: 'Look again' }).waitFor();
  });

  test('values that AWS added since are shown as they are', async () => {
    const page = await open(`${running().url}/?identifier=newer`);
    const cells = page.getByRole('cell');
    await cells.nth(3).waitFor();
    await painted(page);
    expect(await cells.nth(0).innerText()).toContain('PARTIALLY_COMPLETED');
    expect(await cells.nth(3).innerText()).toContain('STREAMED');
    expect(await cells.nth(1).innerText()).toContain('Not stated');
    await page.getByRole('button', { name: 'PARTIALLY_COMPLETED 1' }).waitFor();
  });

  test('a filter shows one state, and says when none is left', async () => {
    const page = await open(`${running().url}/?identifier=zendesk-tickets`);
    const failed = page.getByRole('button', { name: 'Failed 1' });
    await failed.click();
    expect(await failed.getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: 'All 7', exact: true }).click();
    expect(await page.getByRole('row').count()).toBe(8);
  });
});

test.each(['', '?identifier=zendesk-tickets', '?identifier=broken', '?identifier=empty'])(
  'a screen of 320 pixels, and text twice as large, need no sideways scrolling: /%s',
  async (query) => {
    const page = await open(`${running().url}/${query}`, { viewport: { width: 320, height: 640 } });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Loading associations').waitFor({ state: 'detached' });
    expect(await sidewaysScroll(page)).toBe(0);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await sidewaysScroll(page)).toBe(0);
  },
);

describe('offline', () => {
  test('without a list, it is loaded as soon as the network is back', async () => {
    const page = await open(running().url);
    // One that the overview has not asked for.
    const link = page.getByRole('link', { name: /^newer/ });
    await link.waitFor();
    await page.context().setOffline(true);
    await link.click();
    await page.getByRole('heading', { name: 'You are offline' }).waitFor();
    await expectAccessible(page);
    await page.context().setOffline(false);
    await page.getByRole('table').waitFor();
  });

  test('with a list, it stays and says so', async () => {
    const page = await open(`${running().url}/?identifier=complete`);
    await page.getByRole('table').waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline. This is the list as it was loaded last.').waitFor();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('Could not refresh: You are offline.').waitFor();
    expect(await page.getByRole('table').count()).toBe(1);
    await page.context().setOffline(false);
    await page.getByText('You are offline.').waitFor({ state: 'detached' });
  });

  test('more of a list goes on when the network is back', async () => {
    const page = await open(`${running().url}/?identifier=many`);
    const more = page.getByRole('button', { name: 'Load more' });
    await more.waitFor();
    await page.context().setOffline(true);
    await more.click();
    await page.getByRole('alert').getByText('It goes on by itself as soon as the network is back.').waitFor();
    await page.context().setOffline(false);
    await more.click();
    await page.getByText('20 failed of the first 100, there are more').last().waitFor();
  });
});
