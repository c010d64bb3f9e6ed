import { expect, test } from '@jest/globals';

import { reserved } from '../../../emulator/faults/reserved.ts';
import { consoleConfig } from '../../../local/pages/console-config.ts';
import { readConfig } from '../../../web/config/config.ts';

test('with the emulator, the console is offered every identifier that misbehaves besides what the route lists, and asks none for its runs', () => {
  const { integrations, listDataIntegrations } = consoleConfig(true);
  expect(listDataIntegrations).toBe(true);
  const offered = [...integrations.map(({ identifier }) => identifier), 'slow', 'flaky'];
  expect(offered.toSorted()).toEqual(Object.keys(reserved).toSorted());
  expect(integrations.filter(({ inOverview }) => inOverview)).toEqual([]);
});

test('with another upstream, it is offered what the route lists, and nothing of the emulator', () => {
  expect(consoleConfig(false)).toEqual({ apiUrl: '', integrations: [], listDataIntegrations: true });
});

test.each([true, false])('the console can read it', (isEmulated) => {
  expect(readConfig(consoleConfig(isEmulated))).toMatchObject(consoleConfig(isEmulated));
});
