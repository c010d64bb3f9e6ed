import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { goToProvider, keptBy, signInAs, useSignIn } from './use-sign-in.ts';
import type { SignedInConsole } from './use-sign-in.ts';

const { open } = useChromium();
const start = useSignIn();

const list = (page: Page) => page.getByRole('cell', { name: 'customer-profiles' }).waitFor();
const heading = (page: Page, name: string) => page.getByRole('main').getByRole('heading', { name }).waitFor();

async function openSignedIn({ url }: SignedInConsole): Promise<Page> {
  const page = await open(`${url}/?identifier=complete`);
  await goToProvider(page);
  await signInAs(page, 'Ana');
  await list(page);
  return page;
}

describe('a page that is loaded anew', () => {
  test('is signed in without a click while the session of the provider lasts, however often', async () => {
    const running = await start();
    const page = await openSignedIn(running);
    for (let count = 0; count < 3; count += 1) {
      const before = running.shown.length;
      await page.reload();
      await list(page);
      expect(running.shown.length).toBeGreaterThan(before);
      expect(page.url()).toBe(`${running.url}/?identifier=complete`);
    }
  });

  test('asks for a click once that session has ended, and goes nowhere by itself', async () => {
    const running = await start();
    const page = await openSignedIn(running);
    running.provider.forget('Session');
    await page.reload();
    await heading(page, 'Your sign-in has ended');
    expect(page.url()).toBe(`${running.url}/?identifier=complete`);
    await expectAccessible(page);
    await page.reload();
    await heading(page, 'Sign in to see associations');
  });

  test('does not go in a circle with a provider that never leads back as it should', async () => {
    const running = await start();
    const page = await openSignedIn(running);
    let visits = 0;
    await page.route(/\/auth\?/, (route) => {
      visits += 1;
      return route.fulfill({ status: 303, headers: { Location: `${running.url}/` } });
    });
    await page.reload();
    await heading(page, 'Your sign-in has ended');
    await page.reload();
    await heading(page, 'Sign in to see associations');
    expect(visits).toBe(1);
  });
});

describe('two tabs', () => {
  test('the second is signed in without a click, each has tokens of its own, and both sign out together', async () => {
    const running = await start();
    const one = await openSignedIn(running);
    const other = await one.context().newPage();
    await other.goto(`${running.url}/?identifier=complete`);
    await list(other);
    expect(new Set(running.shown).size).toBe(2);
    await one.getByRole('button', { name: 'Refresh' }).click();
    await one.getByRole('button', { name: 'Sign out' }).click();
    await heading(other, 'You are signed out');
    expect(await other.getByRole('cell').count()).toBe(0);
    await heading(one, 'You are signed out');
    await expectAccessible(other);
  });

  test('one that cannot come back by itself leaves the other as it is', async () => {
    const running = await start();
    const one = await openSignedIn(running);
    running.provider.forget('Session');
    const other = await one.context().newPage();
    await other.goto(`${running.url}/?identifier=complete`);
    await heading(other, 'Your sign-in has ended');
    await one.getByRole('button', { name: 'Refresh' }).click();
    await list(one);
  });
});

describe('signing out', () => {
  test.each(['standard', 'cognito'] as const)('ends the session of the provider: %s', async (signOut) => {
    const running = await start({ signOut, signInConfig: { signOut } });
    const page = await openSignedIn(running);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await heading(page, 'You are signed out');
    await page.waitForURL(`${running.url}/`);
    await expectAccessible(page);
    expect(await keptBy(page)).toContain('"out"');
    // Nobody is let in without being asked.
    await page.goto(`${running.url}/?identifier=complete`);
    await goToProvider(page);
    await signInAs(page, 'Ben');
    await list(page);
  });

  test('and going back shows nothing of what was there', async () => {
    const running = await start();
    const page = await openSignedIn(running);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${running.url}/`);
    await heading(page, 'You are signed out');
    const before = running.shown.length;
    await page.goBack();
    await heading(page, 'You are signed out');
    expect([await page.getByRole('cell').count(), running.shown.length]).toEqual([0, before]);
  });
});
