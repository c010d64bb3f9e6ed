import { describe, expect, test } from '@jest/globals';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { EXPIRED, state } from './numbered-integrations.ts';
import { errorBody, isShown, namesOn, useTwenty } from './overview-page.ts';

const { open } = useChromium();
const { openTwenty } = useTwenty();

describe('what cannot be known', () => {
  test('is not fine: it says why, and comes last', async () => {
    const page = await open('about:blank');
    await page.route(/number-2\/associations/, (route) =>
      route.fulfill({ status: 403, json: errorBody('AccessDeniedException') }),
    );
    await page.route(/number-4\/associations/, (route) => route.abort());
    const stepped = await openTwenty(page);
    const { passUntil, asked } = stepped;
    await passUntil(isShown(page, '20 of 20 asked'));
    await page.getByText('3 failed, 1 running, 14 fine, 2 not known', { exact: true }).first().waitFor();
    expect((await namesOn(stepped)).slice(-2)).toEqual(['number-2', 'number-4']);
    const [refused = '', unreached = ''] = (await page.getByRole('row').allInnerTexts()).slice(-2);
    expect(refused).toContain('You may not see this data integration (403 AccessDeniedException)');
    expect(unreached).toContain('The API cannot be reached (NetworkError)');
    expect(asked().filter((name) => name === 'number-2')).toHaveLength(1);
    expect(asked().filter((name) => name === 'number-4')).toHaveLength(3);
    await stepped.during(expectAccessible(page));
  });

  test('for want of quota is asked for again when the API wants to be asked, and nobody is before', async () => {
    const page = await open('about:blank');
    let refusals = 0;
    await page.route(/number-3\/associations/, (route) => {
      refusals += 1;
      if (refusals > 1) return route.fallback();
      return route.fulfill({
        status: 429,
        headers: { 'Retry-After': '40' },
        json: errorBody('ThrottlingException'),
      });
    });
    const stepped = await openTwenty(page);
    const { pass, passUntil, asked } = stepped;
    await passUntil(isShown(page, 'Too many requests just now. Goes on in 40 s'));
    await pass(39);
    expect(asked()).toEqual(['number-1', 'number-2', 'number-3']);
    await passUntil(isShown(page, '20 of 20 asked'));
    expect(asked().at(-1)).toBe('number-3');
    await page.getByText('3 failed, 1 running, 16 fine', { exact: true }).first().waitFor();
  });

  test('may be known from before: then it is shown, with its age', async () => {
    const page = await open('about:blank');
    await page.route(/number-5\/associations/, (route) =>
      route.fulfill({
        headers: {
          'Cache-Status': 'appintegrations-bff; hit; ttl=-600; age=840; detail="upstream-throttled"',
        },
        json: { DataIntegrationAssociations: [state('FAILED', EXPIRED)] },
      }),
    );
    const stepped = await openTwenty(page);
    const { pass, passUntil } = stepped;
    await passUntil(isShown(page, '20 of 20 asked'));
    await page
      .locator('tr', { hasText: EXPIRED })
      .first()
      .getByText('May be out of date: 14 min old')
      .waitFor();
    expect(await page.getByText('min old').count()).toBe(1);
    await page.clock.fastForward(6 * 60_000);
    await pass(1);
    expect(await page.getByText(/\d min old/).count()).toBe(20);
  });
});
