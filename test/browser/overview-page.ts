import type { Page } from 'playwright-core';

import { numbered } from './numbered-integrations.ts';
import { painted } from './painted.ts';
import { openStepped } from './stepped-console.ts';
import type { SteppedPage } from './stepped-console.ts';
import { useConsole } from './use-console.ts';

/** Whether the page shows these words somewhere, for what waits until it does. */
export const isShown = (page: Page, words: string | RegExp) => () =>
  page.getByText(words).first().isVisible();

/** The names in the overview, in order. */
export async function namesOn({ page, during }: SteppedPage): Promise<string[]> {
  await during(painted(page));
  return page.locator('.overview-link').allInnerTexts();
}

/** The route's body for an error. */
export const errorBody = (code: string) => ({ message: 'No.', code, requestId: 'test-request' });

/** Twenty data integrations behind a quota of two requests a second and five at once, which each test has for itself. */
export function useTwenty() {
  /** What the emulator's quota goes by. */
  let time = 0;
  const twenty = useConsole({
    emulator: { seed: numbered(20), requestsPerSecond: 2, burst: 5, now: () => time },
  });
  return {
    openTwenty: (page: Page, query = ''): Promise<SteppedPage> => {
      time += 3_600_000;
      twenty().emulator.requests.clear();
      return openStepped(page, twenty(), query, (milliseconds) => (time += milliseconds));
    },
    /** How many requests AppIntegrations got since the page was opened. */
    requestCount: () => twenty().emulator.requests.count(),
  };
}
