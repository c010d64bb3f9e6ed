import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { until } from '../until.ts';
import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { goToProvider, signInAs, useSignIn } from './use-sign-in.ts';
import type { SignedInConsole } from './use-sign-in.ts';

const { open } = useChromium();
const start = useSignIn();
const HOUR = 3600 * 1000;

const loadMore = (page: Page) => page.getByRole('button', { name: 'Load more' });
const shows = (page: Page, words: string) => page.getByText(words).last().waitFor();
const FIFTY = 'of the first 50, there are more';

/** A page on which someone is signed in and sees the first fifty of a list; nothing is looked at again by itself. */
async function openList({ url }: SignedInConsole): Promise<Page> {
  const page = await open(`${url}/?identifier=many`);
  await goToProvider(page);
  await signInAs(page, 'Ana');
  await shows(page, FIFTY);
  await page.getByRole('button', { name: 'Pause' }).click();
  return page;
}

/** What the page asks of the provider from now on. */
function watch(page: Page, { provider }: SignedInConsole): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname, searchParams } = new URL(request.url());
    if (origin !== provider.issuer || request.method() === 'OPTIONS') return;
    const grant = new URLSearchParams(request.postData() ?? '').get('grant_type');
    asked.push([pathname, grant, searchParams.get('prompt')].filter(Boolean).join(' '));
  });
  return asked;
}

/** The page's clock goes on by so much at once. */
async function passTime(page: Page, milliseconds: number): Promise<void> {
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + milliseconds);
}

describe('in the middle of paging, a token that ends', () => {
  test.each(['kept', 'rotating'] as const)(
    'is renewed before that: refresh tokens are %s',
    async (refreshTokens) => {
      const running = await start({ refreshTokens });
      const page = await openList(running);
      const asked = watch(page, running);
      await passTime(page, HOUR - 10_000);
      await loadMore(page).click();
      await shows(page, 'of the first 100, there are more');
      await passTime(page, HOUR);
      await loadMore(page).click();
      await shows(page, 'of all 120');
      expect(asked).toEqual(['/token refresh_token', '/token refresh_token']);
      expect(new Set(running.shown).size).toBe(3);
    },
  );

  test('sooner than it should is renewed once for what the API refused', async () => {
    const running = await start();
    const page = await openList(running);
    const asked = watch(page, running);
    running.provider.forget('AccessToken');
    await loadMore(page).click();
    await shows(page, 'of the first 100, there are more');
    expect(asked).toEqual(['/token refresh_token']);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('without a refresh token leads to the provider and back to the same list, without a word', async () => {
    const running = await start({ refreshTokens: 'none' });
    const page = await openList(running);
    const address = page.url();
    const asked = watch(page, running);
    const silent = () => asked.filter((each) => each.endsWith('none')).length;
    await passTime(page, HOUR);
    await loadMore(page).click();
    await until(() => new Set(running.shown).size === 2);
    await shows(page, FIFTY);
    expect([page.url(), silent()]).toEqual([address, 1]);
    await passTime(page, 60_000);
    running.provider.forget('AccessToken');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await until(() => new Set(running.shown).size === 3);
    await shows(page, FIFTY);
    expect([page.url(), silent()]).toEqual([address, 2]);
  });

  test('and a session of the provider that has ended too: one click, and the same list', async () => {
    const running = await start({ refreshTokens: 'none' });
    const page = await openList(running);
    const address = page.url();
    running.provider.forget('AccessToken', 'Session');
    await loadMore(page).click();
    await page.getByRole('heading', { name: 'Your sign-in has ended' }).waitFor();
    expect(page.url()).toBe(address);
    await expectAccessible(page);
    await goToProvider(page);
    await signInAs(page, 'Ana');
    await shows(page, FIFTY);
    expect(page.url()).toBe(address);
  });

  test('while the provider is down: what is loaded stays, and it goes on once the provider is back', async () => {
    const running = await start();
    const page = await openList(running);
    let isDown = true;
    await page.route(/\/token$/, (route) => (isDown ? route.abort('connectionrefused') : route.continue()));
    await passTime(page, HOUR);
    await loadMore(page).click();
    await page.getByRole('alert').getByText('Your sign-in cannot be renewed right now').waitFor();
    expect(await page.getByRole('row').count()).toBe(51);
    await expectAccessible(page);
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await shows(page, 'of the first 100, there are more');
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('a clock that is wrong', () => {
  test.each([
    ['five minutes behind', -5 * 60],
    ['five minutes ahead', 5 * 60],
    ['a day behind', -24 * 3600],
    ['a day ahead', 24 * 3600],
  ])('%s is no matter', async (_, seconds) => {
    const running = await start();
    const page = await open('about:blank');
    await page.clock.setSystemTime(Date.now() + seconds * 1000);
    await page.goto(`${running.url}/?identifier=many`);
    await goToProvider(page);
    const asked = watch(page, running);
    await signInAs(page, 'Ana');
    await shows(page, FIFTY);
    await loadMore(page).click();
    await shows(page, 'of the first 100, there are more');
    expect(asked.filter((each) => each.startsWith('/token'))).toEqual(['/token authorization_code']);
  });
});

test('a token that the API does not take is said to be that, once, and the page stays', async () => {
  const running = await start({ scope: 'openid' });
  const page = await open(`${running.url}/?identifier=many`);
  const asked = watch(page, running);
  await goToProvider(page);
  await signInAs(page, 'Ana');
  await page.getByRole('alert').getByText('The API does not accept this sign-in').waitFor();
  await expectAccessible(page);
  expect(asked.filter((each) => each.startsWith('/auth')).length).toBe(2);
  expect(asked.filter((each) => each.startsWith('/token')).length).toBe(1);
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in to see associations' }).waitFor();
});
