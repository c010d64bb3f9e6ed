import { expect, test } from '@jest/globals';

import { useChromium } from './chromium.ts';
import { useConsole } from './use-console.ts';

const ROWS = 3000;

const { open } = useChromium();
const running = useConsole({
  seed: [
    {
      Name: 'thousands',
      associations: Array.from({ length: ROWS }, (_, index) => ({
        ClientId: `client-${index}`,
        DestinationURI: `s3://amzn-s3-demo-bucket/thousands/${index}`,
        LastExecutionStatus: { ExecutionStatus: 'COMPLETED', StatusMessage: `${index} records transferred.` },
      })),
    },
  ],
});

/** Generous: machines that run tests are busy. Unloaded, no task takes as long as 50 ms. */
const JERK_MS = 1000;

test('thousands of rows are appended and scrolled without a jerk', async () => {
  const page = await open(`${running().url}/?identifier=thousands`);
  const more = page.getByRole('button', { name: 'Load more' });
  await more.waitFor();
  await page.evaluate(async (rows) => {
    while (document.querySelectorAll('.association').length < rows) {
      document.querySelector<HTMLButtonElement>('.more-pages button')?.click();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }, ROWS);
  await page.getByText('All 3,000 associations shown').last().waitFor();

  const longest = await page.evaluate(async () => {
    const tasks = [0];
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
    const bottom = document.documentElement.scrollHeight;
    for (let step = 1; step <= 60; step += 1) {
      globalThis.scrollTo(0, (bottom * step) / 60);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return Math.max(...tasks);
  });
  expect(longest).toBeLessThan(JERK_MS);
  const laidOut = await page.evaluate(
    () =>
      [...document.querySelectorAll('.association > .cell-run')].filter((cell) =>
        cell.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
  );
  expect(laidOut).toBeGreaterThan(0);
  expect(laidOut).toBeLessThan(300);
  await page.getByText('client-2999').waitFor();
}, 90_000);
