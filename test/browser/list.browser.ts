import { describe, expect, test } from '@jest/globals';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { painted } from './painted.ts';
import { sidewaysScroll } from './sideways.ts';
import { useConsole } from './use-console.ts';

const { open } = useChromium();
const running = useConsole();

describe('the list of associations', () => {
  test('says what, where to, when and how it went', async () => {
    const page = await open(`${running().url}/?identifier=salesforce-accounts`);
    const rows = page.getByRole('table').getByRole('row');
    await rows.nth(3).waitFor();
    await painted(page);
    expect(await rows.nth(0).getByRole('columnheader').allInnerTexts()).toEqual([
      'Last run\nAWS tells no time of it',
      'Destination',
      'Client',
      'Runs',
      'Details',
    ]);
    const texts = await rows.allInnerTexts();
    expect(
      texts[3]
        ?.split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ).toEqual([
      'Completed',
      '1284 records transferred.',
      's3://amzn-s3-demo-bucket/customer-profiles/001',
      'customer-profiles-001',
      'Scheduled',
      'every hour; takes in data from 1 Jan 2026 on',
    ]);
    expect(texts[2]).toMatch(/In progress[^]*every day at 03:00 UTC; takes in data from 1 Jan 2026 on/);
    expect(texts[1]).toMatch(
      /Failed[^]*INVALID_SESSION_ID[^]*On demand\s+data of 1 Dec 2025, 00:00\s–\s1 Jan 2026, 00:00 UTC/,
    );
    expect(await page.title()).toBe('salesforce-accounts · Associations console');
  });

  test('is clean by axe, dark and light, wide and narrow, with details open', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(`${running().url}/?identifier=salesforce-accounts`, { colorScheme });
      await page
        .getByRole('button', { name: /^Details of/ })
        .nth(2)
        .click();
      await page.getByText('Association ARN').waitFor();
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 640 });
      await expectAccessible(page);
      expect(await sidewaysScroll(page)).toBe(0);
    }
  });
});
