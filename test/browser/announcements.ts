import type { Page } from 'playwright-core';

/** What the page announces from now on, in order: the texts that come into its live regions. */
export async function announcements(page: Page): Promise<readonly string[]> {
  const said: string[] = [];
  await page.exposeFunction('say', (words: string) => said.push(words));
  await page.evaluate(() => {
    const changed = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes)
        for (const node of [target, ...addedNodes])
          if (node instanceof Text && node.parentElement?.closest('output') && node.data !== '')
            void globalThis.say(node.data);
    });
    changed.observe(document.body, { characterData: true, childList: true, subtree: true });
  });
  return said;
}

declare global {
  var say: (words: string) => Promise<void>;
}
