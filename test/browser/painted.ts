import type { Page } from 'playwright-core';

/** Waits until the browser has painted what is there: before, `innerText` of rows it may skip is empty. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}
