import { join } from 'node:path';

import type { Plugin, Rolldown } from 'vite';

import { webPolicy } from '../console/web-policy.ts';
import { GENERATOR } from './put-console.ts';
import type { ConsoleFile } from './put-console.ts';

const webRoot = join(import.meta.dirname, '..', 'web');

/** Files that are copied as they are: an icon, and a config.json to edit. */
export const publicFolder = join(webRoot, 'public');

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

/** The built console. */
export interface BuiltConsole {
  files: ConsoleFile[];
  /** The modules that it has code of. */
  modules: string[];
}

/**
 * Builds the console from its sources, for any host, and any folder on it. The same sources make the same bytes.
 *
 * @throws Error of Vite's, whose message says where the mistake is.
 */
export async function buildConsole(): Promise<BuiltConsole> {
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
  const files = built.output.map((file) => ({
    fileName: file.fileName,
    content: file.type === 'chunk' ? file.code : file.source,
  }));
  const modules = built.output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  return { files, modules };
}
