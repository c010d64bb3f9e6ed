import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { canaries } from '../canaries.ts';
import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { errorBody, isShown } from './overview-page.ts';
import { openStepped } from './stepped-console.ts';
import { useConsole } from './use-console.ts';

const state = (ExecutionStatus: string, DestinationURI?: string) => ({
  ...(DestinationURI && { DestinationURI }),
  LastExecutionStatus: { ExecutionStatus },
});

const { open } = useChromium();
const sixty = useConsole({
  emulator: {
    seed: Array.from({ length: 60 }, (_, index) => ({
      Name: `number-${index + 1}`,
      associations: [state('COMPLETED')],
    })),
  },
});

const isThere = (page: Page, name: string) => () => page.getByRole('button', { name }).isVisible();

/** A console whose config.json says something else. */
async function openWith(config: object) {
  const page = await open('about:blank');
  await page.route('**/config.json', (route) => route.fulfill({ json: { apiUrl: '', ...config } }));
  return page;
}
const two = { integrations: ['number-1', 'number-2', 'number-1'] };

describe('a list of data integrations that fails', () => {
  test('at once can be asked for again where the failure is told', async () => {
    const page = await openWith({ listDataIntegrations: true });
    let isOff = true;
    await page.route(/dataIntegrations\?/, (route) =>
      isOff ? route.fulfill({ status: 403, json: errorBody('AccessDeniedException') }) : route.fallback(),
    );
    const { passUntil, during } = await openStepped(page, sixty());
    await passUntil(isShown(page, 'The list of data integrations did not load (403 AccessDeniedException).'));
    await during(expectAccessible(page));
    isOff = false;
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await passUntil(isShown(page, '60 of 60 asked'));
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });

  test('on the way leaves an overview that comes to its end, and can be asked again, as the rest of the list', async () => {
    const page = await openWith({ listDataIntegrations: true, secondsBetweenRequests: 0.1 });
    let isOff = true;
    await page.route(/dataIntegrations\?.*nextToken/, (route) =>
      isOff
        ? route.fulfill({
            status: 429,
            headers: { 'Retry-After': '60' },
            json: errorBody('ThrottlingException'),
          })
        : route.fallback(),
    );
    const { pass, passUntil } = await openStepped(page, sixty());
    await passUntil(isShown(page, '50 of 50+ asked'));
    await passUntil(isThere(page, 'Ask again'));
    await page.locator('output', { hasText: 'did not load to its end (429 ThrottlingException)' }).waitFor();
    isOff = false;
    await pass(60);
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    await passUntil(isShown(page, '60 of 60 asked'));
  });

  test('is not one that is empty', async () => {
    const page = await openWith({ listDataIntegrations: true });
    await page.route(/dataIntegrations\?/, (route) => route.fulfill({ json: { DataIntegrations: [] } }));
    const { passUntil, during } = await openStepped(page, sixty());
    await passUntil(isShown(page, 'The API lists no data integration.'));
    await during(expectAccessible(page));
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });
});

describe('a request that takes long', () => {
  test('is said to, and is the only one, whatever somebody does meanwhile', async () => {
    const page = await openWith(two);
    const { promise: late, resolve: letGo } = Promise.withResolvers<undefined>();
    let isFirst = true;
    const asked: string[] = [];
    await page.route(/\/associations/, async (route) => {
      asked.push(route.request().url());
      if (isFirst) {
        isFirst = false;
        await late;
      }
      await route.fallback();
    });
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(3_600_000);
    await page.goto(sixty().url);
    while (asked.length === 0) await page.clock.runFor(100);
    for (let times = 0; times < 3; times += 1) {
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.clock.runFor(1000);
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.clock.runFor(1000);
    }
    expect(asked).toHaveLength(1);
    await page.getByText('Still trying: there is no answer yet.').waitFor();
    letGo(undefined);
    while (!(await page.getByText('2 of 2 asked').isVisible())) await page.clock.runFor(100);
    expect(await page.getByText('Still trying').count()).toBe(0);
    expect(asked).toHaveLength(2);
    expect(await page.locator('.overview-link').allInnerTexts()).toEqual(['number-1', 'number-2']);
  });
});

const FIRST = `Bearer ${canaries.accessToken}1`;
const SECOND = `Bearer ${canaries.accessToken}2`;

test('a sign-in that ends in the middle is asked for anew, and the overview goes on', async () => {
  const page = await openWith({ ...two, signIn: 'token' });
  const shown: (string | undefined)[] = [];
  await page.route(/\/associations/, (route) => {
    const token = route.request().headers()['authorization'];
    shown.push(token);
    return token === FIRST && shown.length > 1
      ? route.fulfill({ status: 401, json: errorBody('UnauthorizedException') })
      : route.fallback();
  });
  const { passUntil, during } = await openStepped(page, sixty());
  await passUntil(isShown(page, 'Bearer token'));
  await page.getByLabel('Bearer token').fill(FIRST);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await passUntil(() => shown.length === 2);
  await passUntil(isShown(page, 'Bearer token'));
  expect(await page.locator('.overview-link').count()).toBe(0);
  await during(expectAccessible(page));
  await page.getByLabel('Bearer token').fill(SECOND);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await passUntil(isShown(page, '2 of 2 asked'));
  expect(shown).toEqual([FIRST, FIRST, SECOND, SECOND]);
});

test('a clock that is put back asks for each once more, and no further', async () => {
  const page = await openWith(two);
  const { pass, passUntil, asked } = await openStepped(page, sixty());
  await passUntil(isThere(page, 'Ask again'));
  await page.getByRole('button', { name: 'Ask again' }).click();
  await page.clock.setSystemTime(1000);
  await passUntil(isShown(page, '2 of 2 asked'));
  await pass(10);
  expect(asked()).toEqual(['number-1', 'number-2', 'number-1', 'number-2']);
});

test('a wait that no timer can be is a wait, and begins no round without end', async () => {
  const page = await openWith(two);
  await page.route(/\/associations/, (route) =>
    route.fulfill({
      status: 429,
      headers: { 'Retry-After': '99999999' },
      json: errorBody('ThrottlingException'),
    }),
  );
  const { pass, passUntil, asked } = await openStepped(page, sixty());
  await passUntil(isShown(page, 'Goes on in 1440 min'));
  await pass(10);
  expect(asked()).toEqual(['number-1']);
});

test('a pause lasts while a list is looked at', async () => {
  const page = await openWith(two);
  const { pass, passUntil, asked } = await openStepped(page, sixty());
  await passUntil(isShown(page, '1 of 2 asked'));
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('link', { name: 'number-1', exact: true }).click();
  await passUntil(isShown(page, 'None failed of 1 association'));
  await page.goBack();
  await pass(5);
  await page.getByText('1 of 2 asked, paused').waitFor();
  expect(asked()).toEqual(['number-1']);
});

describe('a list', () => {
  test('shows which state it is reduced to, also where nothing is in it', async () => {
    const page = await open(`${sixty().url}/?identifier=number-1&run=FAILED`);
    const pressed = page.getByRole('button', { pressed: true });
    await pressed.waitFor();
    expect((await pressed.innerText()).replaceAll(/\s+/g, ' ')).toBe('Failed 0');
    await page.getByText('None of them is shown.').waitFor();
    await expectAccessible(page);
  });

  test('keeps the focus on what somebody is on in a row that goes up by many', async () => {
    const page = await open('about:blank');
    let isFailed = false;
    await page.route(/\/associations/, (route) =>
      route.fulfill({
        json: {
          DataIntegrationAssociations: Array.from({ length: 120 }, (_, index) => ({
            DataIntegrationAssociationArn: `arn-${index}`,
            ...state(isFailed && index === 110 ? 'FAILED' : 'COMPLETED', `s3://number-${index}`),
          })),
        },
      }),
    );
    await page.goto(`${sixty().url}/?identifier=number-1`);
    const details = page.getByRole('button', { name: 'Details of s3://number-110' });
    await details.press('Enter');
    await details.focus();
    isFailed = true;
    await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.live button')].at(-1)?.click());
    await page.getByText('1 failed of all 120 associations').first().waitFor();
    expect(await page.getByRole('row').nth(1).textContent()).toContain('number-110');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Details of s3://number-110',
    );
  });
});
