import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { isConsoleBuilt } from '../../local/build-console.ts';
import { ask, linesOf, readUntil, ready, startsPerTest } from './started.ts';

const run = startsPerTest();

/** What `npm start` is made of, to be changed without touching what is tested. */
const COPIED = ['build', 'client', 'console', 'contract', 'emulator', 'lambda', 'local', 'web'];
const FILES = ['openapi.json', 'package.json', 'package-lock.json', 'tsconfig.json'];

let copy = '';
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'dev-'));
  for (const each of [...COPIED, ...FILES]) await cp(each, join(copy, each), { recursive: true });
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

/** What npm runs for a script. */
async function scriptCommand(name: string): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
  return ['sh', '-c', String(scripts[name]).replace(/\bnode\b/, `'${process.execPath}'`)];
}

/** Saves as `sed -i` and most editors do: a new file gets the old one's name. */
async function replaceIn(file: string, before: string, after: string): Promise<void> {
  const path = join(copy, file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(before);
  await writeFile(join(path, '../sedAbCdEf'), text.replace(before, after));
  await rename(join(path, '../sedAbCdEf'), path);
}

function list(port: number, name: string): string {
  return `http://localhost:${port}/dataIntegrations/${name}/associations`;
}

const RUNNING = /^The console is at http:\/\/localhost:(\d+), /;
const BUILDING = /^Building the console/;
const BUILT = /^The console is built in /;

test('npm run dev starts anew, or builds the console anew, for every save, and says so in one line', async () => {
  const started = run({}, await scriptCommand('dev'), copy);
  const lines = linesOf(started.stdout);
  const { printed, port } = await ready(lines);
  expect(printed[0]).toMatch(BUILDING);
  expect(printed[1]).toMatch(BUILT);
  await readUntil(lines, /^$/);
  expect(await ask(list(port, 'saved-1'))).toMatchObject({ status: 404 });

  let last = port;
  for (const [before, after] of [
    ['empty', 'saved-1'],
    ['saved-1', 'saved-2'],
    ['saved-2', 'saved-3'],
  ]) {
    await replaceIn('emulator/state/default-seed.ts', `Name: '${before}'`, `Name: '${after}'`);
    const [line = '', ...more] = (await readUntil(lines, RUNNING)).filter((each) => !each.startsWith('GET '));
    expect(more).toEqual([]);
    last = Number(RUNNING.exec(line)?.[1]);
    expect(await ask(list(last, after ?? ''))).toMatchObject({ status: 200 });
  }

  for (const title of ['First title', 'Second title']) {
    await replaceIn('web/index.html', '<title>', `<title>${title} `);
    const told = (await readUntil(lines, BUILT)).filter((each) => !each.startsWith('GET '));
    expect(told).toEqual([expect.stringMatching(BUILDING), expect.stringMatching(BUILT)]);
    expect(await (await fetch(`http://localhost:${last}/`)).text()).toContain(title);
  }

  started.kill('SIGTERM');
  expect(await once(started, 'exit')).toEqual([0, null]);
  await expect(fetch(`http://localhost:${last}/`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});

test('npm run dev outlives a save that does not start, and ends at once where nothing can start', async () => {
  const started = run({}, await scriptCommand('dev'), copy);
  const lines = linesOf(started.stdout);
  await ready(lines);
  await replaceIn('emulator/state/default-seed.ts', 'export const', 'export konst');
  const errors = linesOf(started.stderr);
  await readUntil(errors, /^The servers have ended\. The next save starts them again\.$/);
  await replaceIn('emulator/state/default-seed.ts', 'export konst', 'export const');
  await readUntil(lines, RUNNING);

  const misconfigured = run({ PORT: 'http' }, await scriptCommand('dev'), copy);
  expect(await once(misconfigured, 'exit')).toEqual([1, null]);
});

test('a mistake in the console takes the route away at no restart', async () => {
  const started = run({}, await scriptCommand('dev'), copy);
  const [lines, errors] = [linesOf(started.stdout), linesOf(started.stderr)];
  await ready(lines);
  await replaceIn('web/main.tsx', 'import ', 'import import ');
  const told = await readUntil(errors, /^The console could not be built: the reason is above\.$/);
  expect(told.filter((line) => /^\s+at /.test(line))).toEqual([]);
  expect(told.join('\n')).toMatch(/main\.tsx/);
  await replaceIn('emulator/state/default-seed.ts', "Name: 'zendesk-tickets'", "Name: 'saved-4'");
  const port = Number(RUNNING.exec((await readUntil(lines, RUNNING)).at(-1) ?? '')?.[1]);
  expect(await ask(list(port, 'saved-4'))).toMatchObject({ status: 200 });
  expect(await (await fetch(`http://localhost:${port}/`)).text()).toContain('title>');
  await replaceIn('web/main.tsx', 'import import ', 'import ');
  await readUntil(lines, BUILT);
});

test('a console saved during its build is older than the save', async () => {
  await rm(join(copy, 'dist'), { recursive: true, force: true });
  const builder = run({}, [process.execPath, join(copy, 'build/web.ts')], copy);
  await readUntil(linesOf(builder.stdout), BUILDING);
  const savedAt = Date.now();
  await once(builder, 'exit');
  expect((await stat(join(copy, 'dist/web/index.html'))).mtimeMs).toBeLessThanOrEqual(savedAt);
  expect(await isConsoleBuilt(join(copy, 'dist/web'), copy)).toBe(true);
});

test.each(['start', 'dev'])('npm run %s -- --help builds nothing', async (script) => {
  await rm(join(copy, 'dist'), { recursive: true, force: true });
  const [sh = '', c = '', command = ''] = await scriptCommand(script);
  const started = run({}, [sh, c, `${command} --help`], copy);
  const [printed] = await Promise.all([
    readUntil(linesOf(started.stdout), /AWS_PROFILE/),
    once(started, 'exit'),
  ]);
  expect(printed[0]).toMatch(/^Runs the route on this machine/);
  expect(await readdir(copy)).not.toContain('dist');
});

test('npm start builds the console when it has changed, and not otherwise', async () => {
  const builds: boolean[] = [];
  for (const save of [undefined, undefined, 'web/app.css']) {
    if (save !== undefined) await writeFile(join(copy, save), await readFile(join(copy, save)));
    const started = run({}, await scriptCommand('start'), copy);
    const { printed } = await ready(linesOf(started.stdout));
    builds.push(BUILDING.test(printed[0] ?? ''));
    started.kill('SIGTERM');
    await once(started, 'exit');
  }
  expect(builds).toEqual([true, false, true]);
});

test('npm start ends at once while the console is being built', async () => {
  await rm(join(copy, 'dist'), { recursive: true, force: true });
  const started = run({}, await scriptCommand('start'), copy);
  await readUntil(linesOf(started.stdout), BUILDING);
  started.kill('SIGTERM');
  expect(await once(started, 'exit')).toEqual([0, null]);
});
