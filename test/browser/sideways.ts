import type { Page } from 'playwright-core';

/** How far the page could be scrolled sideways, in CSS pixels. Source: WCAG 2.2, 1.4.10 Reflow. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
