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

/** Runs in the page: scrolls so far down (0 to 1), and counts the rows that are laid out there. */
async function rowsLaidOutAt(share: number): Promise<number> {
  globalThis.scrollTo(0, document.documentElement.scrollHeight * share);
  // Two frames: one to scroll, one for what came near.
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  const cells = [...document.querySelectorAll('.association > .cell-run')];
  return cells.filter((cell) => cell.checkVisibility({ contentVisibilityAuto: true })).length;
}

test('of thousands of rows the browser lays out those near the screen, wherever that is', async () => {
  const page = await open(`${running().url}/?identifier=thousands`);
  const more = page.getByRole('button', { name: 'Load more' });
  await more.waitFor();
  await page.evaluate(async (rows) => {
    while (document.querySelectorAll('.association').length < rows) {
      document.querySelector<HTMLButtonElement>('.more-pages button')?.click();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }, ROWS);
  await page.getByText('None failed of all 3,000 associations').last().waitFor();

  for (const share of [0, 0.5, 1]) {
    const laidOut = await page.evaluate(rowsLaidOutAt, share);
    expect(laidOut).toBeGreaterThan(0);
    expect(laidOut).toBeLessThan(300);
  }
  await page.getByText('client-2999').waitFor();
});
