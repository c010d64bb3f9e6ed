import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterEach, expect, test } from '@jest/globals';

import { runNode } from '../run-node.ts';
import { startScriptedApi } from './scripted-api.ts';
import type { ScriptedApi } from './scripted-api.ts';

const refusal = {
  status: 400,
  body: {
    message: 'nextToken was not issued for this list.',
    code: 'InvalidRequestException',
    issues: [{ parameter: 'nextToken', message: 'was not issued for this list' }],
  },
};

let api: ScriptedApi | undefined;

afterEach(() => api?.close());

/** Runs the recipe of docs/frontend.md, as it is printed there, against an API; gives what was asked, and what came of it. */
async function runRecipe(
  answer: (nextToken: string | null) => object,
  change: (recipe: string) => string = (recipe) => recipe,
) {
  const asked: (string | null)[] = [];
  api = await startScriptedApi(({ url }) => {
    const nextToken = new URL(url ?? '', 'http://localhost').searchParams.get('nextToken');
    asked.push(nextToken);
    return answer(nextToken);
  });
  const guide = await readFile('docs/frontend.md', 'utf8');
  const [, printed = ''] = /^## TanStack Query\n\n```tsx\n(.*?)^```$/ms.exec(guide) ?? [];
  const client = pathToFileURL(resolve('client/index.ts')).href;
  const recipe = change(printed).replace("'appintegrations-bff/client'", `'${client}'`);

  const folder = await mkdtemp(join(tmpdir(), 'appintegrations-bff-recipe-'));
  try {
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'recipe.ts'), recipe);
    const file = pathToFileURL(join(folder, 'recipe.ts')).href;
    const { stdout, stderr } = await runNode(['test/client/mount-recipe.ts', file, api.url]);
    expect(stderr).toBe('');
    return { asked, ...(JSON.parse(stdout) as object) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const page = (NextToken?: string) => ({ body: { DataIntegrationAssociations: [], NextToken } });

test('a list whose first page is refused is not reset', async () => {
  await expect(runRecipe(() => refusal)).resolves.toEqual({ asked: [null], resets: 0, status: 'error' });
});

test('a list whose next page is refused starts over, once', async () => {
  await expect(runRecipe((nextToken) => (nextToken === null ? page('too-old') : refusal))).resolves.toEqual({
    asked: [null, 'too-old', null],
    resets: 1,
    status: 'success',
    pages: 1,
  });
});

test('a list of two pages is loaded', async () => {
  await expect(runRecipe((nextToken) => (nextToken === null ? page('second') : page()))).resolves.toEqual({
    asked: [null, 'second'],
    resets: 0,
    status: 'success',
    pages: 2,
  });
});

test.each([
  ['null', { asked: [null], resets: 0, status: 'success', pages: 1 }],
  ['0', { asked: [], resets: 0, status: 'error' }],
  ["'kept-from-yesterday'", { asked: ['kept-from-yesterday'], resets: 0, status: 'error' }],
])('with initialPageParam: %s it asks at most once', async (initial, outcome) => {
  const change = (recipe: string): string =>
    recipe.replace(
      'initialPageParam: undefined as string | undefined',
      `initialPageParam: ${initial} as any`,
    );
  await expect(runRecipe((nextToken) => (nextToken === null ? page() : refusal), change)).resolves.toEqual(
    outcome,
  );
});
