import { join } from 'node:path';

import { chromium } from 'playwright-core';
import type { BrowserContextOptions, Page } from 'playwright-core';

import { startLocal } from '../../local/start-local.ts';
import { NOON } from '../emulator/start-emulator.ts';
import buildOnce from './build-once.ts';
import { builtFolder } from './built-folder.ts';
import removeBuild from './remove-build.ts';

interface Picture {
  name: string;
  query: string;
  look?: BrowserContextOptions;
  /** Brings the page into the state to show. */
  prepare: (page: Page) => Promise<unknown>;
}

const WIDE = { width: 1200, height: 860 };
const NARROW = { width: 390, height: 720 };

const overview = (page: Page) => page.getByText('20 of 20 asked').waitFor();
const list = (page: Page) => page.getByRole('table').waitFor();

const pictures: readonly Picture[] = [
  { name: 'overview', query: '', prepare: overview },
  { name: 'overview-narrow', query: '', look: { viewport: NARROW }, prepare: overview },
  { name: 'list', query: '?identifier=zendesk-tickets', prepare: list },
  { name: 'list-dark', query: '?identifier=zendesk-tickets', look: { colorScheme: 'dark' }, prepare: list },
  { name: 'list-narrow', query: '?identifier=zendesk-tickets', look: { viewport: NARROW }, prepare: list },
  {
    name: 'details',
    query: '?identifier=complete',
    prepare: (page) => page.getByRole('button', { name: /^Details of/ }).click(),
  },
  {
    name: 'choose',
    query: '',
    prepare: async (page) => {
      await page.getByRole('combobox').fill('a');
      await page.getByRole('combobox').press('ArrowDown');
    },
  },
  {
    name: 'failure',
    query: '?identifier=throttled',
    prepare: (page) => page.getByRole('button', { name: 'Try again', exact: true }).waitFor(),
  },
  {
    name: 'empty',
    query: '?identifier=empty',
    look: { viewport: NARROW },
    prepare: (page) => page.getByRole('button', { name: 'Look again' }).waitFor(),
  },
];

/** Takes the pictures in docs/pictures: `npm run pictures`. */
await buildOnce();
const running = await startLocal({
  port: 0,
  emulatorPort: 0,
  environment: {},
  consoleFolder: builtFolder(),
  log: () => undefined,
  onRequest: () => undefined,
  // Runs are the same whenever somebody takes pictures.
  now: () => NOON,
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
});
try {
  for (const { name, query, look, prepare } of pictures) {
    const page = await browser.newPage({
      viewport: WIDE,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      ...look,
    });
    await page.goto(`${running.gateway.url}/${query}`);
    await prepare(page);
    await page.screenshot({ path: join(import.meta.dirname, '../../docs/pictures', `console-${name}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await running.close();
  await removeBuild();
}
