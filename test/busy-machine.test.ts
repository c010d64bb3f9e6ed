import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** How a verdict comes to depend on how fast the machine is: sleeping, measuring, and limits of a test's own. */
const TIMED = [
  /\bsetTimeout\(|\bsetTimeout\b[^;]*'node:timers\/promises'/,
  /\bAbortSignal\.timeout\(/,
  /^ *\}, [\d_]+\);$|^ +[\d_]+,\n *\);$/m,
  /\btimeout: [\d_]+/,
];

/** Time that is measured, which is none where the clock stands still. */
const MEASURED = /\bperformance\.now\(|\bhrtime\b/;
const STANDS_STILL = /\/(stopped-clock|start-handler)\.ts'/;

function isTimed(source: string): boolean {
  return (
    TIMED.some((pattern) => pattern.test(source)) || (MEASURED.test(source) && !STANDS_STILL.test(source))
  );
}

/** Names of files that do so, and why a slow machine changes nothing. The others wait with test/until.ts, or stop the clock. */
const harmless: Readonly<Record<string, string>> = {
  'until.ts': 'pauses between two looks',
  'thousands.browser.ts': 'pauses between two looks',
  'create-client.test.ts': 'expects a wait that is at least so long',
  'every-failure.ts': 'fails whatever ends first',
  'options.test.ts': 'only names an option',
  'judge.ts': 'ends what hangs, which fails as it is',
  'recording.ts': 'measures what the machine needs, so that it gets many times that',
  'answer-admin.test.ts': 'expects a wait that is at least so long',
  'reserved.test.ts': 'expects a wait that is at least so long',
};

test('no test sleeps, measures, or has a time limit of its own', async () => {
  const files = await readdir(folder, { recursive: true });
  const found: string[] = [];
  for (const file of files.filter(
    (each) => each.endsWith('.ts') && !/^(busy-machine\.test|stopped-clock)\.ts$/.test(each),
  )) {
    const source = await readFile(folder + file, 'utf8');
    if (isTimed(source)) found.push(basename(file));
  }
  expect(found.toSorted()).toEqual(Object.keys(harmless).toSorted());
});

test.each([
  'await new Promise((resolve) => setTimeout(resolve, 50));',
  "import { setTimeout as sleep } from 'node:timers/promises';",
  'expect(performance.now() - startedAt).toBeLessThan(1000);',
  'await fetch(url, { signal: AbortSignal.timeout(10) });',
  "test('it works', async () => {\n  expect(1).toBe(1);\n}, 30_000);",
  "  test('it works', async () => {\n    expect(1).toBe(1);\n  }, 30_000);",
  "test(\n  'it works',\n  () => {},\n  30_000,\n);",
  "await run('npm', [], { timeout: 20_000 });",
])('%j is found', (source) => {
  expect(isTimed(source)).toBe(true);
});
