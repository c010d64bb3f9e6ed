import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { consolePages } from '../../../local/pages/console-pages.ts';
import { localRequest } from '../local-request.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-pages-'));
  await mkdir(join(folder, 'web/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.js'), 'secret');
  await writeFile(join(folder, 'web/index.html'), 'page');
  await writeFile(join(folder, 'web/config.json'), 'built');
  await writeFile(join(folder, 'web/assets/index-abc.js'), 'script');
});
afterAll(() => rm(folder, { recursive: true }));

const config = { apiUrl: '', integrations: [], listDataIntegrations: true };

const get = (path: string, method = 'GET') =>
  consolePages(join(folder, 'web'), config)(localRequest({ path, method }));

describe('the built console', () => {
  test('the page may run scripts of its own host only, and nobody may frame it', async () => {
    const answer = await get('/');
    expect(String(answer?.body)).toBe('page');
    expect(answer).toMatchObject({ status: 200, headers: { 'Cache-Control': 'no-cache' } });
    const policy = String(answer?.headers['Content-Security-Policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy.join()).not.toContain('unsafe');
  });

  test('scripts keep for ever, since their names change with them', async () => {
    expect(await get('/assets/index-abc.js')).toMatchObject({
      headers: {
        'Cache-Control': expect.stringContaining('immutable'),
        'Content-Type': expect.stringContaining('javascript'),
      },
    });
  });

  test('config.json is the one given, not the built one', async () => {
    const answer = await get('/config.json');
    expect(JSON.parse(String(answer?.body))).toEqual(config);
  });

  test.each([
    ['GET', '/nothing.js'],
    ['GET', '/assets/nothing.js'],
    ['GET', '/../secret.js'],
    ['GET', '/assets/../../secret.js'],
    ['GET', '/..%2Fsecret.js'],
    ['GET', '/assets'],
    ['GET', '/package.json'],
    ['POST', '/'],
  ])('%s %s is something else', async (method, path) => {
    expect(await get(path, method)).toBeUndefined();
  });
});
