import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { useConsole } from './use-console.ts';

const { open } = useChromium();
const running = useConsole();

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const field = (page: Page) => page.getByRole('combobox', { name: 'Data integration' });
const identifierOf = (page: Page) => new URL(page.url()).searchParams.get('identifier');

describe('choosing a data integration', () => {
  test('with the keyboard alone', async () => {
    const page = await open(running().url);
    await heading(page, 'Which data goes where, and did it arrive?').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the associations');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Associations console');
    await page.keyboard.press('Tab');
    await page.keyboard.type('zen tick');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    const active = page.getByRole('option', { selected: true });
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(await active.getAttribute('id'));
    await page.keyboard.press('Enter');
    await heading(page, 'zendesk-tickets').waitFor();
    expect(identifierOf(page)).toBe('zendesk-tickets');
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
  });

  test('with the mouse, and Escape keeps what is typed', async () => {
    const page = await open(running().url);
    await field(page).fill('crm');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await field(page).inputValue()).toBe('crm');
    await field(page).click();
    await page.getByRole('option', { name: 'crm/accounts.eu' }).click();
    await heading(page, 'crm/accounts.eu').waitFor();
    await page.getByRole('cell', { name: 'crm-001' }).waitFor();
  });

  test('by typing one that is not in the list', async () => {
    const page = await open(running().url);
    await field(page).fill('   ');
    await page.keyboard.press('Enter');
    expect(identifierOf(page)).toBeNull();
    await field(page).fill('not-in-the-list');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { name: 'There is no such data integration' }).waitFor();
  });

  test('from the list on the first page, where the focus goes on', async () => {
    const page = await open(running().url);
    await page.getByRole('link', { name: /salesforce-accounts/ }).press('Enter');
    await heading(page, 'salesforce-accounts').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });
});

describe('the address', () => {
  test('leads to a data integration by name, UUID or ARN, in any script', async () => {
    const page = await open(running().url);
    await page.goto(`${running().url}/?${new URLSearchParams({ identifier: 'complete' }).toString()}`);
    await page.getByRole('button', { name: /^Details of/ }).click();
    const arn = page.getByText(/^arn:[^ ]+:data-integration\/[\w-]+$/);
    const identifier = await arn.innerText();
    for (const each of [
      identifier,
      identifier.split('/').at(-1) ?? '',
      'a b+c 100%/é',
      'مركز الاتصال',
      '☎️ 电话',
    ]) {
      await page.goto(`${running().url}/?${new URLSearchParams({ identifier: each }).toString()}`);
      await heading(page, each).waitFor();
      await page.getByRole('table').waitFor();
    }
  });

  test('goes back and forward', async () => {
    const page = await open(`${running().url}/?identifier=complete`);
    await field(page).fill('empty');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Nothing is associated with it yet' }).waitFor();
    await page.goBack();
    await heading(page, 'complete').waitFor();
    expect(await field(page).inputValue()).toBe('complete');
    await page.goForward();
    await heading(page, 'empty').waitFor();
    expect(await page.title()).toBe('empty · Associations console');
  });
});

test.each(['light', 'dark'] as const)('is clean by axe with the list open, %s', async (colorScheme) => {
  const page = await open(running().url, { colorScheme });
  await heading(page, 'Which data goes where, and did it arrive?').waitFor();
  await expectAccessible(page);
  await field(page).press('ArrowDown');
  await page.getByRole('listbox').waitFor();
  await expectAccessible(page);
});
