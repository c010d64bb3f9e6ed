import { expect, test } from '@jest/globals';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { painted } from './painted.ts';
import { useConsole } from './use-console.ts';

/** Its letters run from right to left: without a sign it reads `live`. */
const EVIL = '\u202Eevil';
const SHOWN = '⟨U+202E⟩evil';

const { open } = useChromium();
const running = useConsole({
  seed: [{ Name: EVIL, SourceURI: EVIL, associations: [{ ClientId: EVIL, DestinationURI: EVIL }] }],
});
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

test('a character that turns the direction is shown as a sign, wherever a name is shown', async () => {
  const page = await open(running().url);
  await page.getByRole('link', { name: SHOWN }).click();
  await page.getByRole('heading', { level: 1, name: SHOWN, exact: true }).waitFor();
  await page.getByRole('cell', { name: SHOWN }).first().waitFor();
  expect(await page.title()).toBe(`${SHOWN} · Associations console`);
  await page.getByRole('button', { name: `Details of ${SHOWN}`, exact: true }).click();
  await page.getByText('Client ID').waitFor();
  const field = page.getByRole('combobox');
  expect(await field.inputValue()).toBe(SHOWN);
  expect(await page.locator('body').innerText()).not.toContain('\u202E');
  // What is asked for is the name itself.
  await field.press('Enter');
  expect(new URL(page.url()).searchParams.get('identifier')).toBe(EVIL);
  await page.getByRole('cell', { name: SHOWN }).first().waitFor();
});

test('a schedule and a range of one association are told apart, in one time zone', async () => {
  const page = await open(`${running().url}/?identifier=complete`, { timezoneId: 'America/New_York' });
  const cell = page.getByRole('cell').nth(3);
  await cell.waitFor();
  await painted(page);
  expect(plain(await cell.innerText())).toMatch(
    /Schedule: every hour; takes in data from 1 Jan 2026 on On demand: data of 1 Dec 2025, 00:00 – 1 Jan 2026, 00:00 UTC$/,
  );
});

test('the line between associations joins their signs, so that one alone has none', async () => {
  const page = await open(`${running().url}/?identifier=complete`);
  const lines = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.association, .association-head')].map((row) => {
        const { content, display, top, height } = getComputedStyle(row, '::before');
        return content === 'none' || display === 'none' ? 'none' : `${top} ${height}`;
      }),
    );
  await page.getByRole('table').waitFor();
  await painted(page);
  expect(await lines()).toEqual(['none', 'none']);
  await page.goto(`${running().url}/?identifier=salesforce-accounts`);
  await page.getByRole('cell', { name: 'customer-profiles-001', exact: true }).waitFor();
  await painted(page);
  const [head, first, middle, last] = await lines();
  expect(head).toBe('none');
  expect(first).toMatch(/^24px /);
  expect(middle).toMatch(/^0px /);
  expect(last).toBe('0px 24px');
});

test('where there is no such data integration, the way to all of them is offered', async () => {
  const page = await open(`${running().url}/?identifier=not-there`);
  await page.getByRole('alert').getByRole('link', { name: 'All data integrations' }).press('Enter');
  await page.getByRole('link', { name: /^complete/ }).waitFor();
  expect(new URL(page.url()).search).toBe('');
});

test('mark and name lead to the first screen', async () => {
  const page = await open(`${running().url}/?identifier=complete`);
  await page.getByRole('table').waitFor();
  await page.getByRole('link', { name: 'Associations console' }).click();
  await page.getByRole('link', { name: /^complete/ }).waitFor();
  await page.goBack();
  await page.getByRole('table').waitFor();
});

test('a request that takes long has not been forgotten', async () => {
  const page = await open('about:blank');
  await page.clock.install({ time: 0 });
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(/\/associations/, (route) => held.then(() => route.continue()));
  await page.goto(`${running().url}/?identifier=complete`);
  await page.getByText('Loading associations').waitFor();
  expect(await page.getByText('Still trying').count()).toBe(0);
  await page.clock.fastForward(5000);
  await page.locator('output', { hasText: 'Still trying: there is no answer yet.' }).waitFor();
  await expectAccessible(page);
  letGo();
  await page.getByRole('table').waitFor();
  expect(await page.getByText('Still trying').count()).toBe(0);
});

test('that AWS tells no time of the last run is said where people look for it', async () => {
  const page = await open(`${running().url}/?identifier=complete`);
  await page
    .getByRole('columnheader', { name: /^Last run/ })
    .getByText('AWS tells no time of it')
    .waitFor();
  await page.getByRole('button', { name: /^Details of/ }).click();
  await page.getByText('AWS does not tell when the last run was.').waitFor();
});
