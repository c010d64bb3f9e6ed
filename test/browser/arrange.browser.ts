import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { painted } from './painted.ts';
import { sidewaysScroll } from './sideways.ts';
import { useConsole } from './use-console.ts';

const { open } = useChromium();
const running = useConsole();

const search = (page: Page) => new URL(page.url()).search;
const find = (page: Page) => page.getByRole('searchbox', { name: 'Find in this list' });

/** What the column of clients shows, from top to bottom. */
async function clients(page: Page): Promise<string[]> {
  await painted(page);
  return page.locator('.cell-client .cell-content').allInnerTexts();
}

async function openList(query = ''): Promise<Page> {
  const page = await open(`${running().url}/?identifier=zendesk-tickets${query}`);
  await page.getByRole('table').waitFor();
  return page;
}

describe('the order of the list', () => {
  test('is failed first, then what runs, and each of three columns can sort it, both ways', async () => {
    const page = await openList();
    const head = (name: string) => page.getByRole('columnheader', { name });
    const usual = ['003', '002', '007', '001', '004', '006', '005'].map((number) => `wisdom-${number}`);
    expect(await clients(page)).toEqual(usual);
    expect(await head('Last run').getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: 'Client' }).press('Enter');
    expect(await clients(page)).toEqual(usual.toSorted());
    expect(await head('Client').getAttribute('aria-sort')).toBe('ascending');
    expect(await head('Last run').getAttribute('aria-sort')).toBeNull();
    await page.getByRole('button', { name: 'Client' }).press('Enter');
    expect(await clients(page)).toEqual(usual.toSorted().toReversed());
    expect(search(page)).toBe('?identifier=zendesk-tickets&sort=-client');
    await expectAccessible(page);

    await page.reload();
    await page.getByRole('table').waitFor();
    expect(await clients(page)).toEqual(usual.toSorted().toReversed());
    await page.getByRole('button', { name: 'Last run' }).click();
    expect(search(page)).toBe('?identifier=zendesk-tickets');
  });

  test('changes nothing that is open, and a row keeps the focus', async () => {
    const page = await openList();
    const details = page.getByRole('button', { name: 'Details of s3://amzn-s3-demo-bucket/wisdom/004' });
    await details.press('Enter');
    await page.getByText('Association ARN').waitFor();
    await page.evaluate(() => document.querySelector<HTMLElement>('.cell-destination .sort-button')?.click());
    await painted(page);
    expect(await details.getAttribute('aria-expanded')).toBe('true');
    expect(await details.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

describe('what the list shows', () => {
  test('is what holds the words, and the address says so, for others and after a reload', async () => {
    const page = await openList();
    await find(page).fill('session invalid');
    await page.getByText('1 shown of all 7 associations').waitFor();
    expect(await clients(page)).toEqual(['wisdom-003']);
    expect(search(page)).toBe('?identifier=zendesk-tickets&find=session+invalid');
    await page.reload();
    await page.getByText('1 shown of all 7 associations').waitFor();
    expect(await find(page).inputValue()).toBe('session invalid');
    await find(page).fill('nowhere');
    await page.getByText('None of them is shown.').waitFor();
    await expectAccessible(page);
    await find(page).fill('');
    await page.waitForURL(`${running().url}/?identifier=zendesk-tickets`);
    expect(await clients(page)).toHaveLength(7);
  });

  test('is one state, and the address says so', async () => {
    const page = await openList('&run=COMPLETED&sort=-client');
    expect(await clients(page)).toEqual(['wisdom-006', 'wisdom-004', 'wisdom-001']);
    expect(await page.getByRole('button', { name: 'Completed 3' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Failed 1' }).click();
    expect(search(page)).toBe('?identifier=zendesk-tickets&run=FAILED&sort=-client');
  });

  test('is said to be a part while there are more, above and below', async () => {
    const page = await open(`${running().url}/?identifier=many&find=many-12`);
    await page.getByText('None of those loaded so far is shown: there are more.').waitFor();
    await page.locator('.list-count', { hasText: '10 failed of the first 50, there are more' }).waitFor();
    await page.locator('.more-pages', { hasText: 'None shown of the first 50, there are more' }).waitFor();
    await page.getByRole('button', { name: 'First 50', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Load all' }).click();
    await page.locator('.more-pages', { hasText: '1 shown of all 120 associations' }).waitFor();
    await page.getByRole('button', { name: 'All 120', exact: true }).waitFor();
  });
});

test.each(['light', 'dark'] as const)(
  'a narrow screen has all of it, clean by axe, %s',
  async (colorScheme) => {
    const page = await open(`${running().url}/?identifier=zendesk-tickets`, {
      colorScheme,
      viewport: { width: 320, height: 640 },
    });
    await page.getByRole('button', { name: 'Destination' }).click();
    await find(page).fill('wisdom');
    expect(await sidewaysScroll(page)).toBe(0);
    await expectAccessible(page);
  },
);
