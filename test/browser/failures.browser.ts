import { describe, expect, test } from '@jest/globals';

import { useChromium } from './chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { useConsole } from './use-console.ts';

const { open } = useChromium();
const running = useConsole();
/** For what never comes. */
const impatient = useConsole({ settings: { UPSTREAM_TIMEOUT_MS: '1000' } });

const REQUEST_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe('every failure is explained, with its code and the request ID', () => {
  const failures = {
    'those that asking again does not mend': [
      ['invalid', '400 InvalidRequestException', 'That is not accepted as a data integration'],
      ['denied', '403 AccessDeniedException', 'You may not see this data integration'],
      ['missing', '404 ResourceNotFoundException', 'There is no such data integration'],
      ['broken', '500 InternalServiceError', 'Something went wrong on the server'],
      ['expired-credentials', '403 ExpiredTokenException', 'AWS does not let this service in'],
      ['hostile-error', '400 InvalidRequestException', 'That is not accepted as a data integration'],
    ],
    'those that have been tried once more': [
      ['throttled', '429 ThrottlingException', 'Too many requests just now'],
      ['unavailable', '503 ServiceUnavailable', 'Amazon AppIntegrations cannot be reached'],
      ['html', '503 ServiceUnavailable', 'Amazon AppIntegrations cannot be reached'],
      ['truncated', '503 ServiceUnavailable', 'Amazon AppIntegrations cannot be reached'],
      ['cut-off', '503 ServiceUnavailable', 'Amazon AppIntegrations cannot be reached'],
      ['hang', '503 ServiceUnavailable', 'Amazon AppIntegrations cannot be reached'],
      ['reset', '503 ServiceUnavailable', 'Amazon AppIntegrations cannot be reached'],
    ],
  };

  test.each(Object.entries(failures))('%s', async (_, cases) => {
    await Promise.all(
      cases.map(async ([identifier = '', code, title]) => {
        const { url } = identifier === 'hang' ? impatient() : running();
        const page = await open(`${url}/?identifier=${identifier}`);
        const alert = page.getByRole('alert');
        expect(await alert.getByRole('heading').innerText()).toBe(title);
        const [shownCode, requestId] = await alert.getByRole('definition').allInnerTexts();
        expect(shownCode).toBe(code);
        expect(requestId?.trim()).toMatch(REQUEST_ID);
      }),
    );
  });

  test('AWS text that names the account is not shown', async () => {
    const page = await open(`${running().url}/?identifier=denied`);
    await page.getByRole('alert').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('111122223333');
  });

  test('a broken rule is said in the words of the API', async () => {
    const page = await open(`${running().url}/?identifier=${'x'.repeat(256)}`);
    await page.getByText('Identifier must be 1 to 255 characters').waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });

  test.each(['light', 'dark'] as const)('clean by axe, %s', async (colorScheme) => {
    const page = await open(`${running().url}/?identifier=broken`, { colorScheme });
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
  });

  test('the request ID can be copied', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const page = await open(`${running().url}/?identifier=broken`, { permissions });
    await page.getByRole('button', { name: 'Copy request ID' }).click();
    await page.getByText('Copied').waitFor();
    const shown = await page.getByRole('alert').locator('bdi').last().innerText();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  });
});

describe('trying again', () => {
  test('brings the list, and the focus to its name', async () => {
    running().emulator.faults.set({ faults: [{ identifier: 'complete', times: 2, like: 'broken' }] });
    const page = await open(`${running().url}/?identifier=complete`);
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await page.getByRole('table').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('complete');
  });

  test('is offered once the wait that the API asks for is over', async () => {
    const page = await open(`${running().url}/?identifier=throttled`);
    await page.getByRole('button', { name: 'Try again', exact: true }).waitFor();
  });

  test('is not possible before, and the button says how long', async () => {
    const page = await open('about:blank');
    const body = { message: 'Slow down.', code: 'ThrottlingException', requestId: 'test-request' };
    let asked = 0;
    await page.route(/associations/, (route) => {
      asked += 1;
      return route.fulfill({ status: 429, headers: { 'Retry-After': '600' }, json: body });
    });
    await page.goto(`${running().url}/?identifier=complete`);
    const button = page.getByRole('button', { name: 'Try again in 10 minutes' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await button.press('Enter');
    await page.getByText('Slow down.').waitFor();
    expect(asked).toBe(1);
  });

  test('happens once by itself when that may help', async () => {
    const page = await open(`${running().url}/?identifier=flaky`);
    await page.getByRole('cell', { name: 'flaky-001' }).waitFor();
  });
});
