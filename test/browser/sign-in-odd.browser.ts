import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { goToProvider, signInAs, useSignIn } from './use-sign-in.ts';

const { open } = useChromium();
const start = useSignIn();

const heading = (page: Page, name: string) => page.getByRole('main').getByRole('heading', { name }).waitFor();
const list = (page: Page) => page.getByRole('cell', { name: 'customer-profiles' }).waitFor();

test.each([
  ['several of a name, a slash, a fragment', '?identifier=complete&identifier=b%2Fc&x=%C3%A4%20+&y#r%20%2F'],
  ['what is no UTF-8, and nothing', '?x=%e4%80&identifier=complete&&='],
  ['signs that are often escaped', "?identifier=complete&q='()*~!%20%F0%9F%98%80#"],
  ['a very long one', `?identifier=complete&long=${'l'.repeat(6000)}`],
])('whoever signs in, and loads anew, is at the same address to the letter: %s', async (_, query) => {
  const { url } = await start();
  const page = await open(`${url}/${query}`);
  const before = page.url();
  await goToProvider(page);
  await signInAs(page, 'Ana');
  await list(page);
  expect(page.url()).toBe(before);
  await page.reload();
  await list(page);
  expect(page.url()).toBe(before);
});

test.each(['is none', 'is full'])('a tab whose storage %s says so, and goes nowhere', async (how) => {
  const { url } = await start();
  const page = await open('about:blank');
  await page.addInitScript(
    (name) => {
      const descriptor = {
        get: () => {
          throw new DOMException('No.', 'SecurityError');
        },
      };
      if (name === 'setItem') Object.defineProperty(Storage.prototype, name, descriptor);
      else Object.defineProperty(globalThis, name, descriptor);
    },
    how === 'is full' ? 'setItem' : 'sessionStorage',
  );
  await page.goto(`${url}/?identifier=complete`);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('This browser keeps nothing for this page').waitFor();
  expect(page.url()).toBe(`${url}/?identifier=complete`);
  await expectAccessible(page);
});

test('a provider that leads nowhere is said to be that after half a minute, and can be tried again', async () => {
  const { url } = await start();
  const page = await open('about:blank');
  await page.clock.install();
  await page.goto(`${url}/?identifier=complete`);
  const asked = page.waitForRequest(/\/auth\?/);
  await page.route(/\/auth\?/, (route) => route.fulfill({ status: 204 }), { times: 1 });
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await asked;
  await page.clock.runFor(30_000);
  await page.getByRole('alert').getByText('The sign-in service cannot be reached').waitFor();
  await expectAccessible(page);
  await goToProvider(page);
  await signInAs(page, 'Ana');
  await list(page);
});

test('signing out in one tab while another is on its way back signs out both', async () => {
  const { url, shown } = await start();
  const one = await open(`${url}/?identifier=complete`);
  await goToProvider(one);
  await signInAs(one, 'Ana');
  await list(one);
  const other = await one.context().newPage();
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await other.route(/\/token$/, (route) => held.then(() => route.continue()));
  const asked = other.waitForRequest(/\/token$/);
  const answered = other.waitForEvent('requestfinished', (request) => request.url().endsWith('/token'));
  await other.goto(`${url}/?identifier=complete`);
  await asked;
  await one.getByRole('button', { name: 'Sign out' }).click();
  await heading(one, 'You are signed out');
  const before = shown.length;
  letGo();
  await answered;
  await other.reload();
  await heading(other, 'You are signed out');
  expect(shown.length).toBe(before);
});
