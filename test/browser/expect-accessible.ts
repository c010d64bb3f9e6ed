import { expect } from '@jest/globals';
import type * as axeCore from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with what axe finds against WCAG 2.2 AA, element by element. */
export async function expectAccessible(page: Page): Promise<void> {
  const violations = await page.evaluate(async (values) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: 'tag', values } });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ failureSummary, html }) => `${id}: ${html}: ${failureSummary}`),
    );
  }, RULES);
  expect(violations).toEqual([]);
}

declare global {
  var axe: typeof axeCore;
}
