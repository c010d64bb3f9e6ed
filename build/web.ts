import { join, relative } from 'node:path';

import type { Plugin, Rolldown } from 'vite';

import { readFolder, refuseUsedFolder } from './output-folder.ts';
import { GENERATOR, holdsConsole, putConsole } from './put-console.ts';
import type { ConsoleFile } from './put-console.ts';
import { webPolicy } from './web-policy.ts';

const HELP = `Builds the console as static files for any host, and any folder on it.

  npm run build:web -- [FOLDER]

FOLDER is new, empty, or has an earlier build in it; without it, dist/web.`;

const projectRoot = join(import.meta.dirname, '..');
const webRoot = join(projectRoot, 'web');
const usualFolder = join(projectRoot, 'dist', 'web');

/** Where the console's API may be when nobody knows yet: config.json says it after the build. */
const ANY_API = ['https:', 'http://localhost:*', 'http://127.0.0.1:*'];

/** The policy as a meta tag: not every host can be told to send headers. */
const metaTags: Plugin = {
  name: 'meta-tags',
  transformIndexHtml: () =>
    [{ 'http-equiv': 'Content-Security-Policy', content: webPolicy(ANY_API) }, GENERATOR].map((attrs) => ({
      tag: 'meta',
      attrs,
      injectTo: 'head-prepend',
    })),
};

/** Libraries mark what runs in browsers with "use client": here, everything does. */
function withoutDirectives(
  level: Rolldown.LogLevel,
  log: Rolldown.RolldownLog,
  report: Rolldown.LogOrStringHandler,
): void {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
}

async function consoleFiles(): Promise<ConsoleFile[]> {
  // Only now: loading it is a good part of the time.
  const { build } = await import('vite');
  // Vite and React go by it, and the caller's may say otherwise.
  process.env['NODE_ENV'] = 'production';
  const built = (await build({
    configFile: false,
    root: webRoot,
    base: './',
    logLevel: 'warn',
    plugins: [metaTags],
    build: {
      // Vite would empty the folder, whatever is in it.
      write: false,
      target: 'es2023',
      modulePreload: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: { onLog: withoutDirectives },
    },
  })) as Rolldown.RolldownOutput;
  return built.output.map((file) => ({
    fileName: file.fileName,
    content: file.type === 'chunk' ? file.code : file.source,
  }));
}

async function run(args: readonly string[]): Promise<void> {
  const { help, folder = usualFolder } = readFolder(args);
  if (help) {
    console.log(HELP);
    return;
  }
  if (folder !== usualFolder) await refuseUsedFolder(folder, () => holdsConsole(folder));
  const startedAt = Date.now();
  console.log('Building the console, which takes some seconds ...');
  await putConsole(folder, await consoleFiles(), join(webRoot, 'public'), startedAt);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const place = relative(process.cwd(), folder) || '.';
  console.log(`The console is built in ${seconds} s: ${place.startsWith('..') ? folder : place}.`);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  // Of a mistake in the sources, Vite's message says all, with the lines around it.
  console.error((error as Error).message);
  process.exitCode = 1;
}
