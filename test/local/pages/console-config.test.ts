import { expect, test } from '@jest/globals';

import { reserved } from '../../../emulator/faults/reserved.ts';
import { consoleConfig } from '../../../local/pages/console-config.ts';
import { readConfig } from '../../../web/config/config.ts';

test('with the emulator, the console is offered every identifier that misbehaves besides what the route lists', () => {
  const { integrations, listDataIntegrations } = consoleConfig(true);
  expect(integrations.map(({ identifier }) => identifier)).toEqual(Object.keys(reserved));
  expect(listDataIntegrations).toBe(true);
  const shown = integrations.filter(({ inOverview }) => inOverview);
  expect(shown.map(({ identifier }) => identifier)).toEqual(['slow', 'flaky']);
});

test('with another upstream, it is offered what the route lists, and nothing of the emulator', () => {
  expect(consoleConfig(false)).toEqual({ apiUrl: '', integrations: [], listDataIntegrations: true });
});

test.each([true, false])('the console can read it', (isEmulated) => {
  expect(readConfig(consoleConfig(isEmulated))).toMatchObject(consoleConfig(isEmulated));
});
