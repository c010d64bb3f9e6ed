import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** One Chromium for the tests of a file. */
export interface Chromium {
  /** Opens a page that watches itself. */
  open: (url: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What the pages complained about so far, for tests that want them to. */
  takeComplaints: () => string[];
}

/** Chromium says this of every answer that is no success, and of every lost connection: nobody can keep it quiet. */
const LOADING = /^Failed to load resource: (the server responded with a status of [45]\d\d |net::ERR_)/;

/** For what never comes; less than a test may take, so that a failure says what was waited for. */
const WAIT_MS = 240_000;

/**
 * Starts Chromium for the tests of a file. After each test, all its pages are closed, and none of them may have
 * written to the console, thrown, or broken its Content Security Policy.
 */
export function useChromium(): Chromium {
  let browser: Browser;
  const complaints: string[] = [];
  const takeComplaints = () => complaints.splice(0);

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      timeout: WAIT_MS,
    });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(takeComplaints()).toEqual([]);
  });
  afterAll(() => browser.close());

  async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
    context.setDefaultTimeout(WAIT_MS);
    await context.addInitScript({ content: axe.source });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (!LOADING.test(message.text())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
    return page;
  }
  return { open, takeComplaints };
}
