import { beforeEach, describe, expect, test } from '@jest/globals';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { sidewaysScroll } from './sideways.ts';
import { useConsole } from './use-console.ts';

const HTML = `<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>`;
const RTL = '\u202Egnp.exe מסוכן الخطر';
const LONG = `arn:aws:app-integrations:us-east-1:111122223333:data-integration/${'x'.repeat(2000)}`;

const { open, takeComplaints } = useChromium();
const running = useConsole({ seed: [{ Name: 'hostile' }] });

/** What no seed may hold, and an answer may all the same. */
const hostile = {
  DataIntegrationAssociations: [
    {
      ClientId: HTML,
      DestinationURI: `javascript:globalThis.pwned=1//${HTML}`,
      ExecutionConfiguration: {
        ExecutionMode: 'SCHEDULED',
        ScheduleConfiguration: { ScheduleExpression: HTML, FirstExecutionFrom: HTML, Object: HTML },
      },
      LastExecutionStatus: {
        ExecutionStatus: 'FAILED',
        StatusMessage: `${HTML}\n${RTL}\n${'long '.repeat(3000)}`,
      },
    },
    {
      DataIntegrationAssociationArn: LONG,
      ClientId: RTL,
      DestinationURI: `s3://${'bucket'.repeat(300)}`,
      LastExecutionStatus: { ExecutionStatus: 'COMPLETED', StatusMessage: RTL },
    },
  ],
};
beforeEach(() => {
  const answer = { status: 200, body: JSON.stringify(hostile) };
  running().emulator.faults.set({ faults: [{ identifier: 'hostile', times: 1000, answer }] });
});

describe('text of others', () => {
  test('is text, whatever it pretends to be', async () => {
    const page = await open(`${running().url}/?identifier=hostile`);
    await page
      .getByRole('button', { name: /^Details of/ })
      .first()
      .click();
    await page.getByRole('cell', { name: HTML }).first().waitFor();
    await page.getByText('Schedule', { exact: true }).waitFor();
    const found = await page.evaluate(() => ({
      made: document.querySelectorAll('main :is(img, script, iframe, object, embed, a, [style], [onerror])')
        .length,
      pwned: 'pwned' in globalThis,
    }));
    expect(found).toEqual({ made: 0, pwned: false });
  });

  test('is kept apart from the text around it, and inside the page', async () => {
    const page = await open(`${running().url}/?identifier=hostile`);
    for (const button of await page.getByRole('button', { name: /^Details of/ }).all()) await button.click();
    const loose = await page.evaluate(
      (parts) => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        while (texts.nextNode()) {
          const { data, parentElement } = texts.currentNode as Text;
          if (parts.some((part) => data.includes(part)) && parentElement?.closest('bdi') === null)
            found.push(data);
        }
        return found;
      },
      ['pwned', 'gnp.exe', 'xxxx'],
    );
    expect(loose).toEqual([]);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await sidewaysScroll(page)).toBe(0);
    }
    await expectAccessible(page);
  });

  test('in the address is text too', async () => {
    const page = await open(`${running().url}/?${new URLSearchParams({ identifier: HTML }).toString()}`);
    await page.getByRole('heading', { level: 1, name: HTML }).waitFor();
    await page.getByRole('heading', { name: 'There is no such data integration' }).waitFor();
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  });
});

describe('the policy of the page', () => {
  test('is sent as a header and stands in the page', async () => {
    const page = await open('about:blank');
    const response = await page.goto(running().url);
    const header = response?.headers()['content-security-policy'];
    const tag = await page.locator('meta[http-equiv]').getAttribute('content');
    for (const policy of [header, tag]) {
      expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'; /);
      expect(policy).not.toMatch(/unsafe| data:| \*/);
    }
    expect(header).toContain("frame-ancestors 'none'");
    expect(await page.locator('script:not([src]), style, [style]').count()).toBe(0);
  });

  test.each([
    ['HTML', () => (document.body.innerHTML = '<b>bold</b>')],
    ['code', () => (document.createElement('script').text = '1')],
  ])('refuses to turn text into %s', async (_, turn) => {
    const page = await open(running().url);
    await expect(page.evaluate(turn)).rejects.toThrow(/requires 'Trusted(HTML|Script)'/);
    expect(takeComplaints().join()).toMatch(/Content Security Policy|Trusted/);
  });
});
