import type { Page } from 'playwright-core';

import type { RunningConsole } from './start-console.ts';

/** A page, and the emulator behind it, whose time passes only when a test says so. */
export interface SteppedPage {
  page: Page;
  /** Lets seconds pass, in steps: what was asked for in one has been answered before the next. */
  pass: (seconds: number) => Promise<void>;
  /** Lets time pass until something is so; says after how many milliseconds. */
  passUntil: (isSo: () => Promise<boolean> | boolean) => Promise<number>;
  /** Lets as much time pass as something needs that waits for frames or timers of the page, and gives its result. */
  during: <T>(work: Promise<T>) => Promise<T>;
  /** The identifiers whose associations were asked for so far, in order. */
  asked: () => string[];
}

const STEP_MS = 250;
const FRAME_MS = 20;
/** For what never comes. */
const MOST_STEPS = 600;

/**
 * @param page - a page that shows nothing yet
 * @param tick - told of the milliseconds that pass
 */
export async function openStepped(
  page: Page,
  { url }: Pick<RunningConsole, 'url'>,
  query = '',
  tick: (milliseconds: number) => void = () => undefined,
): Promise<SteppedPage> {
  const asked: string[] = [];
  const underWay = new Set<unknown>();
  page.on('request', (request) => {
    const [, identifier] = /\/dataIntegrations\/([^/?]+)\/associations/.exec(request.url()) ?? [];
    if (identifier !== undefined) asked.push(decodeURIComponent(identifier));
    if (request.url().includes('/dataIntegrations')) underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(3_600_000);
  await page.goto(`${url}/${query}`);

  async function step(milliseconds: number): Promise<void> {
    tick(milliseconds);
    await page.clock.runFor(milliseconds);
    // One more request, so that those before it have been counted.
    await page.evaluate(async () => (await fetch('config.json')).text());
    while (underWay.size > 0) await page.evaluate(() => undefined);
    // What is put off for no time at all, as React and its query library do, needs a clock that moves a little.
    await page.clock.runFor(2);
  }
  return {
    page,
    asked: () => asked,
    async pass(seconds) {
      for (let left = seconds * 1000; left > 0; left -= STEP_MS) await step(Math.min(left, STEP_MS));
    },
    async during(work) {
      const unfinished = new Set([work]);
      void work.catch(() => undefined).finally(() => unfinished.delete(work));
      while (unfinished.size > 0) {
        tick(FRAME_MS);
        await page.clock.runFor(FRAME_MS);
      }
      return work;
    },
    async passUntil(isSo) {
      for (let steps = 0; steps < MOST_STEPS; steps += 1) {
        if (await isSo()) return steps * STEP_MS;
        await step(STEP_MS);
      }
      throw new Error('It has not come to that.');
    },
  };
}
