import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { sidewaysScroll } from './sideways.ts';
import { startStaticHost } from './static-host.ts';
import { goToProvider, keptBy, signInAs, useSignIn } from './use-sign-in.ts';

const { open } = useChromium();
const start = useSignIn();

const NARROW = { viewport: { width: 320, height: 640 } };
const heading = (page: Page, name: string) => page.getByRole('main').getByRole('heading', { name }).waitFor();
const list = (page: Page) => page.getByRole('cell', { name: 'customer-profiles' }).waitFor();

describe('signing in at an OpenID provider', () => {
  test('leads from the address of a list to the provider and back to it, and leaves no secret anywhere', async () => {
    const { url, shown } = await start();
    const address = `${url}/?identifier=complete`;
    const page = await open(address);
    await heading(page, 'Sign in to see associations');
    expect(shown).toEqual([]);
    const depth = await page.evaluate(() => history.length);
    await goToProvider(page);
    await signInAs(page, 'Ana');
    await list(page);
    expect(page.url()).toBe(address);
    const [token = ''] = shown;
    expect(token).toMatch(/^Bearer \S{20,}$/);
    const kept = await keptBy(page);
    expect(kept).not.toContain(token.slice('Bearer '.length));
    expect(JSON.parse(kept)).toEqual([{ [`associations-console.signed-in ${url}/`]: 'in' }, {}, '']);
    // The page, the provider's, and the page again.
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(depth + 3);
  });

  test('works with the keyboard alone, at 320 pixels, and every state on the way is accessible', async () => {
    const { url } = await start();
    const page = await open(`${url}/?identifier=complete`, NARROW);
    await heading(page, 'Sign in to see associations');
    await expectAccessible(page);
    expect(await sidewaysScroll(page)).toBe(0);
    const button = page.getByRole('main').getByRole('button', { name: 'Sign in' });
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route(/openid-configuration/, (route) => held.then(() => route.continue()));
    await page.getByRole('combobox').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await heading(page, 'Signing in …');
    await expectAccessible(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Signing in …');
    letGo();
    await page.getByLabel('Name').fill('Ana');
    await page.keyboard.press('Enter');
    await list(page);
    await page.getByRole('button', { name: 'Sign out' }).focus();
    await expectAccessible(page);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  test('whoever comes back from the provider without an answer can sign in again', async () => {
    const { url } = await start();
    const page = await open(`${url}/?identifier=complete`);
    await goToProvider(page);
    await page.goBack();
    await heading(page, 'Sign in to see associations');
    await goToProvider(page);
    await signInAs(page, 'Ana');
    await list(page);
  });
});

describe('an answer of the provider that is no sign-in', () => {
  test('refused consent', async () => {
    const { url } = await start();
    const page = await open(`${url}/?identifier=complete`, NARROW);
    await goToProvider(page);
    await page.getByRole('button', { name: 'Refuse' }).click();
    await page.getByRole('alert').getByText('Access was not granted').waitFor();
    await page.getByText('access_denied: Whoever was asked to sign in has refused.').waitFor();
    expect(page.url()).toBe(`${url}/?identifier=complete`);
    await expectAccessible(page);
    expect(await sidewaysScroll(page)).toBe(0);
    await goToProvider(page);
    await signInAs(page, 'Ana');
    await list(page);
  });

  test('a wrong state: nothing is exchanged, and the address is clean', async () => {
    const { url, shown } = await start();
    const page = await open(`${url}/?code=forged&state=forged&identifier=complete`);
    await page.getByRole('alert').getByText('This sign-in cannot be finished').waitFor();
    expect(page.url()).toBe(`${url}/?identifier=complete`);
    await expectAccessible(page);
    await page.reload();
    await heading(page, 'Sign in to see associations');
    expect(shown).toEqual([]);
  });

  test('a wrong verifier', async () => {
    const { url } = await start();
    const page = await open(`${url}/?identifier=complete`);
    let exchanges = 0;
    await page.route(/\/token$/, (route) => {
      exchanges += 1;
      const data = new URLSearchParams(route.request().postData() ?? '');
      data.set('code_verifier', 'x'.repeat(43));
      return route.continue({ postData: data.toString() });
    });
    await goToProvider(page);
    await signInAs(page, 'Ana');
    await page.getByRole('alert').getByText('The sign-in was not completed').waitFor();
    await page.getByText('invalid_grant').waitFor();
    expect([page.url(), exchanges]).toEqual([`${url}/?identifier=complete`, 1]);
    await expectAccessible(page);
  });

  test('one that comes a second time', async () => {
    const { url } = await start();
    const page = await open(`${url}/?identifier=complete`);
    const answers: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('&state=') && request.url().startsWith(`${url}/?`))
        answers.push(request.url());
    });
    await goToProvider(page);
    await signInAs(page, 'Ana');
    await list(page);
    expect(answers.length).toBe(1);
    await page.goto(answers[0] ?? '');
    await page.getByRole('alert').getByText('This sign-in cannot be finished').waitFor();
    expect(page.url()).toBe(`${url}/`);
  });

  test('what is no answer of the provider stays in the address', async () => {
    const { url } = await start();
    const page = await open(`${url}/?code=mine`);
    await heading(page, 'Sign in to see associations');
    expect(page.url()).toBe(`${url}/?code=mine`);
  });
});

describe('a provider that is down', () => {
  test('at the start: the page says so, and tries again', async () => {
    const { url, provider } = await start();
    const page = await open(`${url}/?identifier=complete`);
    let isDown = true;
    await page.route(`${provider.issuer}/**`, (route) =>
      isDown ? route.abort('connectionrefused') : route.continue(),
    );
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('The sign-in service cannot be reached').waitFor();
    await page.getByText(new URL(provider.issuer).host).waitFor();
    await expectAccessible(page);
    isDown = false;
    await goToProvider(page);
    await signInAs(page, 'Ana');
    await list(page);
  });

  test('when it should give the token', async () => {
    const { url } = await start();
    const page = await open(`${url}/?identifier=complete`);
    await page.route(/\/token$/, (route) => route.abort('connectionrefused'), { times: 1 });
    await goToProvider(page);
    await signInAs(page, 'Ana');
    await page.getByRole('alert').getByText('The sign-in service cannot be reached').waitFor();
    expect(page.url()).toBe(`${url}/?identifier=complete`);
    // The provider knows her by now: it does not ask again.
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await list(page);
  });
});

test('what is at the issuer is no provider', async () => {
  const { url } = await start();
  const page = await open(url);
  await page.route(/openid-configuration/, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>Hello</h1>' }),
  );
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('There is no sign-in service at this address').waitFor();
  await expectAccessible(page);
});

test('config.json names an issuer that would be asked in clear text', async () => {
  const { url } = await start({ signInConfig: { issuer: 'http://example.com' } });
  const page = await open(url);
  await page.getByText('"signIn.issuer" in config.json must be an https URL').waitFor();
});

test('a page in a folder of another host, with the API elsewhere', async () => {
  const files: Record<string, string> = {};
  const host = await startStaticHost(files);
  try {
    const { url, provider, signIn } = await start({ allowedOrigins: [host.origin] });
    files['config.json'] = JSON.stringify({ apiUrl: url, signIn });
    await provider.register({ ...signIn, addresses: [host.url] });
    const page = await open(`${host.url}index.html?identifier=complete`);
    await goToProvider(page);
    await signInAs(page, 'Ana');
    await list(page);
    expect(page.url()).toBe(`${host.url}index.html?identifier=complete`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(host.url);
    await heading(page, 'You are signed out');
  } finally {
    await host.close();
  }
});

test('a page whose part for signing in does not load says so', async () => {
  const { url } = await start();
  const page = await open('about:blank');
  await page.route(/assets\/provider-/, (route) => route.abort('connectionreset'));
  await page.goto(url);
  await page.getByRole('alert').getByText('signs people in did not load. Load the page again.').waitFor();
});
