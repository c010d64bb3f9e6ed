import { describe, expect, test } from '@jest/globals';

import { announcements } from './announcements.ts';
import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { EXPIRED, numbered } from './numbered-integrations.ts';
import { isShown, namesOn, useTwenty } from './overview-page.ts';
import { sidewaysScroll } from './sideways.ts';
import { openStepped } from './stepped-console.ts';
import { useConsole } from './use-console.ts';

const { open } = useChromium();
const { openTwenty, requestCount } = useTwenty();
const hundreds = useConsole({ emulator: { seed: numbered(200) } });

describe('twenty data integrations, of which nothing is known, at two requests a second', () => {
  test('take one request each, within the quota, and those that failed come to the top', async () => {
    const refused: number[] = [];
    const page = await open('about:blank');
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(response.status());
    });
    const stepped = await openTwenty(page);
    const { pass, passUntil, asked } = stepped;
    await passUntil(() => asked().length === 1);
    // What the first answer says is there within a second of it, and can be used.
    expect(await passUntil(isShown(page, '1 records transferred.'))).toBeLessThan(1000);
    expect(asked()).toHaveLength(1);
    await page.getByText('None failed, 1 fine', { exact: true }).waitFor();
    await page.getByText('1 of 20 asked').waitFor();
    await stepped.during(expectAccessible(page));

    const spent = await passUntil(isShown(page, '20 of 20 asked'));
    expect(spent).toBeGreaterThanOrEqual(9000);
    expect(spent).toBeLessThanOrEqual(12_000);
    await page.getByText('3 failed, 1 running, 16 fine', { exact: true }).first().waitFor();
    expect((await namesOn(stepped)).slice(0, 5)).toEqual([
      'number-5',
      'number-13',
      'number-20',
      'number-9',
      'number-1',
    ]);
    const [, first = ''] = await page.getByRole('row').allInnerTexts();
    expect(
      first
        .split(/\n\s*/)
        .map((line) => line.trim())
        .filter(Boolean),
    ).toEqual([
      'number-5',
      's3://amzn-s3-demo-bucket/5',
      'Failed',
      EXPIRED,
      '1 of 2',
      '2',
      expect.stringMatching(/^[\d:]{8} UTC$/),
    ]);
    await pass(10);
    expect(requestCount()).toBe(21);
    expect(asked()).toEqual(Array.from({ length: 20 }, (_, index) => `number-${index + 1}`));
    expect(refused).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await stepped.during(expectAccessible(page));
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.getByText('AWS tells no time of a last run.').isVisible()).toBe(true);
    expect(await sidewaysScroll(page)).toBe(0);
    await stepped.during(expectAccessible(page));
  });

  test('are asked for no further while a list is looked at or the tab is hidden, and from there on again', async () => {
    const page = await open('about:blank');
    const stepped = await openTwenty(page);
    const { pass, passUntil, asked } = stepped;
    await passUntil(isShown(page, '5 of 20 asked'));
    await page.getByRole('link', { name: 'number-5', exact: true }).press('Enter');
    await passUntil(isShown(page, '1 failed of all 2 associations'));
    await pass(10);
    // Its list is known from the overview.
    expect(asked()).toEqual(['number-1', 'number-2', 'number-3', 'number-4', 'number-5']);
    await page.getByRole('link', { name: 'Associations console' }).press('Enter');
    await passUntil(isShown(page, '8 of 20 asked'));

    const show = (value: string) =>
      page.evaluate((visibility) => {
        Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }, value);
    await show('hidden');
    await pass(10);
    expect(asked().length).toBeLessThanOrEqual(9);
    await show('visible');
    await page.getByRole('button', { name: 'Pause' }).click();
    await pass(10);
    expect(asked().length).toBeLessThanOrEqual(9);
    await page.getByRole('button', { name: 'Go on' }).click();
    await passUntil(isShown(page, '20 of 20 asked'));
    expect(new Set(asked()).size).toBe(20);
    expect(asked()).toHaveLength(20);
  });

  test('are found by their words, which the address keeps', async () => {
    const page = await open('about:blank');
    const stepped = await openTwenty(page, '?find=expired');
    const { passUntil } = stepped;
    await passUntil(isShown(page, '20 of 20 asked'));
    expect(await namesOn(stepped)).toEqual(['number-5', 'number-13', 'number-20']);
    await page.getByRole('searchbox', { name: 'Find in the overview' }).fill('number-2');
    await passUntil(() => page.url().endsWith('/?find=number-2'));
    expect(await namesOn(stepped)).toEqual(['number-20', 'number-2']);
    await page.getByRole('searchbox', { name: 'Find in the overview' }).fill('nowhere');
    await passUntil(isShown(page, 'None of the 20 holds these words.'));
  });

  test('are announced only where something has failed or changed, and once in the end', async () => {
    const page = await open('about:blank');
    const stepped = await openTwenty(page);
    const { passUntil } = stepped;
    const said = await announcements(page);
    await passUntil(isShown(page, '20 of 20 asked'));
    const all = [
      'number-5: Failed',
      'number-13: Failed',
      'number-20: Failed',
      '3 failed, 1 running, 16 fine',
    ];
    expect(said).toEqual(all);
    await page.getByRole('button', { name: 'Ask again' }).click();
    await passUntil(isShown(page, '1 of 20 asked'));
    await passUntil(isShown(page, '20 of 20 asked'));
    expect(said).toEqual(all);
  });

  test('keep the focus on the row that somebody is on, wherever it goes', async () => {
    const page = await open('about:blank');
    const stepped = await openTwenty(page);
    const { passUntil } = stepped;
    const link = page.getByRole('link', { name: 'number-13', exact: true });
    await passUntil(() => link.isVisible());
    await link.focus();
    await passUntil(isShown(page, '13 of 20 asked'));
    expect((await namesOn(stepped)).slice(0, 2)).toEqual(['number-5', 'number-13']);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('number-13');
  });
});

test('hundreds are asked for one by one: it says how far it is, and the browser lays out what is near the screen', async () => {
  const page = await open('about:blank');
  const stepped = await openStepped(page, hundreds());
  const { passUntil, asked } = stepped;
  await passUntil(isShown(page, 'of 200 asked'));
  // Every other request is for the further pages of the list.
  expect(asked().length).toBeLessThanOrEqual(5);
  expect((await namesOn(stepped)).length).toBe(200);
  await page.getByRole('searchbox', { name: 'Find in the overview' }).fill('number-20');
  await passUntil(() => page.url().endsWith('/?find=number-20'));
  expect(await namesOn(stepped)).toEqual(['number-20', 'number-200']);
  await page.getByRole('searchbox', { name: 'Find in the overview' }).fill('');
  await passUntil(isShown(page, '60 of 200 asked'));
  await page.getByText('3 failed, 1 running, 56 fine', { exact: true }).waitFor();
  for (const row of [0, 100, 199]) {
    await page
      .locator('.overview-link')
      .nth(row)
      .evaluate((link) => link.scrollIntoView());
    // Its own frames stand still with its clock: a picture needs one. One to scroll, one for what came near.
    for (let frame = 0; frame < 2; frame += 1) await page.screenshot();
    const laidOut = await page.evaluate(() => {
      const links = [...document.querySelectorAll('.overview-link')];
      return links.filter((link) => link.checkVisibility({ contentVisibilityAuto: true })).length;
    });
    expect(laidOut).toBeGreaterThan(0);
    expect(laidOut).toBeLessThan(200);
  }
});

test('where only config.json names data integrations, those are asked for, in its order', async () => {
  const page = await open('about:blank');
  await page.route('**/config.json', (route) =>
    route.fulfill({
      json: {
        apiUrl: '',
        secondsBetweenRequests: 10,
        integrations: [
          { identifier: 'number-13', name: 'Orders' },
          'number-2',
          { identifier: 'number-3', inOverview: false },
        ],
      },
    }),
  );
  const stepped = await openTwenty(page);
  const { passUntil, asked } = stepped;
  const spent = await passUntil(isShown(page, '2 of 2 asked'));
  expect(spent).toBeGreaterThanOrEqual(10_000);
  expect(asked()).toEqual(['number-13', 'number-2']);
  expect(await namesOn(stepped)).toEqual(['Orders', 'number-2']);
  await page.getByRole('link', { name: 'number-3', exact: true }).waitFor();
});
