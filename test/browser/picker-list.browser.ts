import { describe, expect, test } from '@jest/globals';
import type { Page, Request } from 'playwright-core';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { useConsole } from './use-console.ts';

/** Six pages of fifty, with those that the emulator has anyway. */
const NUMBERED = 280;

const seed = Array.from({ length: NUMBERED }, (_, index) => ({
  Name: `numbered-${index + 1}`,
  SourceURI: `s3://amzn-s3-demo-bucket/numbered/${index + 1}`,
  associations: [{ ClientId: `client-of-${index + 1}` }],
}));

const { open } = useChromium();
const running = useConsole({ seed });
const restricted = useConsole({ seed, settings: { ALLOWED_DATA_INTEGRATIONS: 'numbered-130,numbered-131' } });

const operation = 'ListDataIntegrations';
const field = (page: Page) => page.getByRole('combobox', { name: 'Data integration' });
const option = (page: Page, name: string) => page.getByRole('option', { name });
const listed = (page: Page) => page.getByRole('link', { name: /^numbered-/ });

const isList = /\/dataIntegrations\?/;
const isForList = (request: Request) => isList.test(request.url());

/** How often the emulator was asked for the list. */
function asked(): number {
  return running()
    .emulator.requests.recent()
    .filter((request) => request.operation === operation).length;
}

/** A console that config.json tells something else. */
async function openWith(config: object): Promise<Page> {
  const page = await open('about:blank');
  await page.route('**/config.json', (route) => route.fulfill({ json: config }));
  await page.goto(running().url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

describe('the list that the API has', () => {
  test('is asked for page by page, one after the other, and none of them again when the field is used', async () => {
    running().emulator.requests.clear();
    const page = await open('about:blank');
    let underWay = 0;
    let most = 0;
    page.on('request', (request) => {
      if (isForList(request)) most = Math.max(most, (underWay += 1));
    });
    page.on('requestfinished', (request) => (underWay -= Number(isForList(request))));
    await page.goto(running().url);
    await page.getByText('Loading more of the list').first().waitFor();
    await field(page).click();
    await option(page, `numbered-${NUMBERED}`).waitFor({ state: 'attached' });
    await page.getByText('Loading more of the list').first().waitFor({ state: 'detached' });
    expect(asked()).toBe(6);
    expect(most).toBe(1);
    expect(await listed(page).count()).toBe(NUMBERED);
  });

  test('can be used while it loads: what is typed is found as soon as it is there, and chosen', async () => {
    const page = await open(running().url);
    await listed(page).first().waitFor();
    await field(page).fill(`numbered ${NUMBERED} `);
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: `client-of-${NUMBERED}`, exact: true }).waitFor();
  });

  test('grows without moving what the arrow keys are on', async () => {
    const page = await open(running().url);
    await listed(page).first().waitFor();
    await field(page).press('ArrowUp');
    const selected = page.getByRole('option', { selected: true });
    const name = await selected.innerText();
    expect(name).toMatch(/^reset/);
    await option(page, `numbered-${NUMBERED}`).waitFor({ state: 'attached' });
    expect(await selected.innerText()).toBe(name);
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(await selected.getAttribute('id'));
  });

  test('is described, and clean by axe while it grows', async () => {
    const page = await open('about:blank');
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route(/dataIntegrations\?.*nextToken/, (route) => held.then(() => route.continue()));
    await page.goto(running().url);
    await field(page).fill('numbered-7');
    await page.getByText('s3://amzn-s3-demo-bucket/numbered/7', { exact: true }).last().waitFor();
    await page.getByText('Loading more of the list').first().waitFor();
    await expectAccessible(page);
    letGo();
  });

  test('is not asked for where config.json does not say so', async () => {
    running().emulator.requests.clear();
    const page = await openWith({ apiUrl: '', integrations: ['complete'] });
    await field(page).click();
    await option(page, 'complete').click();
    await page.getByRole('table').waitFor();
    expect(asked()).toBe(0);
  });

  test('is not asked for before someone has signed in', async () => {
    running().emulator.requests.clear();
    const page = await openWith({ apiUrl: '', listDataIntegrations: true, signIn: 'token' });
    await field(page).click();
    expect(asked()).toBe(0);
    await page.getByRole('textbox', { name: /token/i }).fill('test-token');
    await page.keyboard.press('Enter');
    await listed(page).first().waitFor();
    expect(asked()).toBe(1);
  });
});

test('where only some are shown, pages without any are passed over until there is something', async () => {
  const page = await open(restricted().url);
  await page.getByRole('link', { name: /^numbered-130/ }).waitFor();
  expect(await listed(page).count()).toBe(2);
});

describe('a list that fails', () => {
  const whole = 'The list of data integrations did not load (403 AccessDeniedException).';
  const rest = 'The list of data integrations did not load to its end (403 AccessDeniedException).';

  test('leaves the field usable, says so quietly, and is asked for again when the field is used again', async () => {
    running().emulator.faults.set({ faults: [{ operation, like: 'denied', times: 2 }] });
    const page = await open(running().url);
    await page.getByText(whole).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await expectAccessible(page);
    // The identifiers that config.json names are there.
    await page.getByRole('link', { name: /^throttled/ }).waitFor();
    await field(page).fill('numbered-3');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'client-of-3', exact: true }).waitFor();

    running().emulator.faults.set({});
    await field(page).fill('numbered-279');
    await option(page, 'numbered-279').waitFor();
  });

  test('on the way keeps what is there, and goes on when the field is used again', async () => {
    const page = await open(running().url);
    await listed(page).first().waitFor();
    running().emulator.faults.set({ faults: [{ operation, like: 'denied' }] });
    await field(page).click();
    await page.getByText(rest).first().waitFor();
    await option(page, 'numbered-49').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await field(page).click();
    await option(page, `numbered-${NUMBERED}`).waitFor({ state: 'attached' });
    expect(await page.getByText(rest).count()).toBe(0);
  });

  test('for want of a network loads by itself when that is back', async () => {
    const page = await open('about:blank');
    await page.route(isList, (route) => route.abort('internetdisconnected'));
    await page.goto(running().url);
    await page.getByText('The list of data integrations did not load (NetworkError).').waitFor();
    await page.context().setOffline(true);
    await page.unroute(isList);
    await page.context().setOffline(false);
    await listed(page).first().waitFor();
  });

  test('by throttling is left alone for as long as the API says', async () => {
    const answer = { status: 429, code: 'ThrottlingException', headers: { 'retry-after': '60' } };
    running().emulator.faults.set({ faults: [{ operation, answer, times: 9 }] });
    const page = await open(running().url);
    await page.getByText('did not load (429 ThrottlingException).').waitFor();
    running().emulator.requests.clear();
    for (let round = 0; round < 3; round += 1) {
      await field(page).click();
      await page.keyboard.press('Escape');
    }
    expect(asked()).toBe(0);
  });
});
