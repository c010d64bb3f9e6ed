import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import type { SeedIntegration } from '../../emulator/state/seed.ts';
import { announcements } from './announcements.ts';
import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { painted } from './painted.ts';
import { sidewaysScroll } from './sideways.ts';
import { openStepped } from './stepped-console.ts';
import type { SteppedPage } from './stepped-console.ts';
import { useConsole } from './use-console.ts';

const state = (ExecutionStatus: string, StatusMessage?: string) => ({
  LastExecutionStatus: { ExecutionStatus, ...(StatusMessage && { StatusMessage }) },
});
const EXPIRED = 'The connector refused the request: Session expired';

/** The numbers of those that have failed, and of the one that runs. */
const FAILED = new Set([5, 13, 20]);
const RUNNING = 9;

function numbered(count: number): SeedIntegration[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const trouble = FAILED.has(number) ? [state('FAILED', EXPIRED)] : [];
    const busy = number === RUNNING ? [state('IN_PROGRESS')] : [];
    return {
      Name: `number-${number}`,
      SourceURI: `s3://amzn-s3-demo-bucket/${number}`,
      associations: [state('COMPLETED', `${number} records transferred.`), ...trouble, ...busy],
    };
  });
}

const body = (code: string) => ({ message: 'No.', code, requestId: 'test-request' });

const { open } = useChromium();
/** What the emulator's quota goes by. */
let time = 0;
const twenty = useConsole({
  emulator: { seed: numbered(20), requestsPerSecond: 2, burst: 5, now: () => time },
});
const hundreds = useConsole({ emulator: { seed: numbered(200) } });

/** Each test has a quota of its own. */
const openTwenty = (page: Page, query = '') => {
  time += 3_600_000;
  twenty().emulator.requests.clear();
  return openStepped(page, twenty(), query, (milliseconds) => (time += milliseconds));
};
const isShown = (page: Page, words: string | RegExp) => () => page.getByText(words).first().isVisible();
/** The names that are shown, in order. */
const namesOn = async ({ page, during }: SteppedPage) => {
  await during(painted(page));
  return page.locator('.overview-link').allInnerTexts();
};

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
    expect(twenty().emulator.requests.count()).toBe(21);
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

describe('what cannot be known', () => {
  test('is not fine: it says why, and comes last', async () => {
    const page = await open('about:blank');
    await page.route(/number-2\/associations/, (route) =>
      route.fulfill({ status: 403, json: body('AccessDeniedException') }),
    );
    await page.route(/number-4\/associations/, (route) => route.abort());
    const stepped = await openTwenty(page);
    const { passUntil, asked } = stepped;
    await passUntil(isShown(page, '20 of 20 asked'));
    await page.getByText('3 failed, 1 running, 14 fine, 2 not known', { exact: true }).first().waitFor();
    expect((await namesOn(stepped)).slice(-2)).toEqual(['number-2', 'number-4']);
    const [refused = '', unreached = ''] = (await page.getByRole('row').allInnerTexts()).slice(-2);
    expect(refused).toContain('You may not see this data integration (403 AccessDeniedException)');
    expect(unreached).toContain('The API cannot be reached (NetworkError)');
    expect(asked().filter((name) => name === 'number-2')).toHaveLength(1);
    expect(asked().filter((name) => name === 'number-4')).toHaveLength(3);
    await stepped.during(expectAccessible(page));
  });

  test('for want of quota is asked for again when the API wants to be asked, and nobody is before', async () => {
    const page = await open('about:blank');
    let refusals = 0;
    await page.route(/number-3\/associations/, (route) => {
      refusals += 1;
      if (refusals > 1) return route.fallback();
      return route.fulfill({
        status: 429,
        headers: { 'Retry-After': '40' },
        json: body('ThrottlingException'),
      });
    });
    const stepped = await openTwenty(page);
    const { pass, passUntil, asked } = stepped;
    await passUntil(isShown(page, 'Too many requests just now. Goes on in 40 s'));
    await pass(39);
    expect(asked()).toEqual(['number-1', 'number-2', 'number-3']);
    await passUntil(isShown(page, '20 of 20 asked'));
    expect(asked().at(-1)).toBe('number-3');
    await page.getByText('3 failed, 1 running, 16 fine', { exact: true }).first().waitFor();
  });

  test('may be known from before: then it is shown, with its age', async () => {
    const page = await open('about:blank');
    await page.route(/number-5\/associations/, (route) =>
      route.fulfill({
        headers: {
          'Cache-Status': 'appintegrations-bff; hit; ttl=-600; age=840; detail="upstream-throttled"',
        },
        json: { DataIntegrationAssociations: [state('FAILED', EXPIRED)] },
      }),
    );
    const stepped = await openTwenty(page);
    const { pass, passUntil } = stepped;
    await passUntil(isShown(page, '20 of 20 asked'));
    await page
      .locator('tr', { hasText: EXPIRED })
      .first()
      .getByText('May be out of date: 14 min old')
      .waitFor();
    expect(await page.getByText('min old').count()).toBe(1);
    await page.clock.fastForward(6 * 60_000);
    await pass(1);
    expect(await page.getByText(/\d min old/).count()).toBe(20);
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
